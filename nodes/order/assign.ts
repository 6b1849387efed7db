import type { Order } from './order';
import { hasTag, isSameTag, uniteTags, withoutTags } from './tags';

/** What a flow may set on an order. Every function returns a new order; the source's facts stay as they are. */

export function addTag(order: Order, tag: string): Order {
  const { removedTags, ...assigned } = order.assigned;
  const stillRemoved = (removedTags ?? []).filter((one) => !isSameTag(one, tag));
  return {
    ...order,
    tags: uniteTags(order.tags, [tag]),
    assigned: {
      ...assigned,
      tags: uniteTags(assigned.tags, hasTag(order.tags, tag) ? [] : [tag]),
      ...(stillRemoved.length > 0 && { removedTags: stillRemoved }),
    },
  };
}

export function removeTag(order: Order, tag: string): Order {
  if (!hasTag(order.tags, tag)) return order;
  return {
    ...order,
    tags: withoutTags(order.tags, [tag]),
    assigned: {
      ...order.assigned,
      tags: withoutTags(order.assigned.tags, [tag]),
      removedTags: uniteTags(order.assigned.removedTags ?? [], [tag]),
    },
  };
}

export const setNote = (order: Order, note: string): Order => ({
  ...order,
  note,
  assigned: { ...order.assigned, note },
});

export const setShippingMethod = (order: Order, shippingMethod: string): Order => ({
  ...order,
  shippingMethod,
  assigned: { ...order.assigned, shippingMethod },
});

export function setAttribute(order: Order, { name, value }: { name: string; value: string }): Order {
  return {
    ...order,
    attributes: withEntry(order.attributes, { name, value }),
    assigned: { ...order.assigned, attributes: withEntry(order.assigned.attributes, { name, value }) },
  };
}

/** A source's copy with what flows have set laid over it: what every node and person sees. */
export function withAssigned(copy: Order, assigned: Order['assigned']): Order {
  const { note = copy.note, shippingMethod = copy.shippingMethod, removedTags = [] } = assigned;
  return {
    ...copy,
    assigned,
    tags: uniteTags(withoutTags(copy.tags, removedTags), assigned.tags),
    attributes:
      Object.keys(assigned.attributes).length > 0 ? { ...copy.attributes, ...assigned.attributes } : copy.attributes,
    ...(note !== undefined && { note }),
    ...(shippingMethod !== undefined && { shippingMethod }),
  };
}

/** Names come from people: `__proto__` is a name like any other. */
const withEntry = (record: Readonly<Record<string, string>>, { name, value }: { name: string; value: string }) =>
  Object.fromEntries([...Object.entries(record).filter(([key]) => key !== name), [name, value]]);
