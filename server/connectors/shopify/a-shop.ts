import type { Order } from '../../../nodes/order/order';
import type { Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { openShopifyWorld, type ShopifyWorld } from './scenario-world';
import type { Execute, ShopOptions } from './simulator';
import type { ShopDetails } from './simulator/shop-state';

type Writing = Partial<WriteRequest> & Pick<WriteRequest, 'operation' | 'order'>;

/** A running shop for tests, written to as the engine writes. */
export async function aShop(execute: Execute, options: Partial<ShopOptions> = {}) {
  const world: ShopifyWorld = await openShopifyWorld(execute, options);
  const write = async (request: Writing): Promise<Result<WriteOutcome>> => {
    const writer = world.connector.writes[request.operation];
    if (!writer) throw new Error(`${request.operation} is not written`);
    return writer.write(world.call(), { reference: 'slref', skuMap: {}, ...request });
  };
  return {
    world,
    write,
    create: (order: Order, changes: Partial<WriteRequest> = {}) => write({ operation: 'order', order, ...changes }),
    /** What the shop keeps of the order that a write has made. */
    kept: ({ link }: WriteOutcome): ShopDetails | undefined => world.shop.core.book.get(link?.remoteId ?? '')?.details,
    orders: () => world.shop.core.book.size,
  };
}
export type AShop = Awaited<ReturnType<typeof aShop>>;
