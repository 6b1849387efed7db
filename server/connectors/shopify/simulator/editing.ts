import { createOrder, type OrderInput } from './create-order';
import { shown } from './queries';
import type { Pair, ShopAddress } from './shop-state';
import { change, type ShopWorld, userError } from './shop-world';

interface Changes {
  readonly id: string;
  readonly note?: string;
  readonly customAttributes?: readonly Pair[];
  readonly shippingAddress?: ShopAddress;
}
interface Metafield {
  readonly ownerId: string;
  readonly namespace?: string;
  readonly key: string;
  readonly value: string;
}

/** The mutations that make and change orders. */
export const editing = (world: ShopWorld) => ({
  orderCreate(args: { order: OrderInput; options?: { inventoryBehaviour?: string } }) {
    const { order, userErrors } = createOrder(args, world);
    return { order: order && shown(order, world), userErrors };
  },
  orderUpdate({ input: { id, note, customAttributes, shippingAddress } }: { input: Changes }) {
    const order = world.core.book.get(id);
    if (!order) return { order: null, userErrors: userError('Order does not exist', { field: ['id'] }) };
    const changed = change(order, {
      world,
      ...(note !== undefined && { note }),
      ...(customAttributes && { attributes: customAttributes }),
      ...(shippingAddress && { shippingAddress }),
    });
    return { order: shown(changed, world), userErrors: [] };
  },
  /** Tags are a set, whatever their capitals. */
  tagsAdd({ id, tags }: { id: string; tags: readonly string[] }) {
    const order = world.core.book.get(id);
    if (!order) return { node: null, userErrors: userError('Order does not exist') };
    const known = new Set(order.details.tags.map((tag) => tag.toLowerCase()));
    const added = tags.filter((tag) => !known.has(tag.toLowerCase()));
    return {
      node: shown(
        change(order, {
          world,
          tags: [...order.details.tags, ...added],
        }),
        world,
      ),
      userErrors: [],
    };
  },
  metafieldsSet({ metafields }: { metafields: readonly Metafield[] }) {
    for (const { ownerId, namespace = 'app', key, value } of metafields) {
      const order = world.core.book.get(ownerId);
      if (!order) return { metafields: null, userErrors: userError('Owner does not exist', { code: 'INVALID' }) };
      change(order, {
        world,
        metafields: { ...order.details.metafields, [`${namespace}.${key}`]: value },
      });
    }
    return { metafields: metafields.map(({ key, value }) => ({ id: key, key, value })), userErrors: [] };
  },
});
