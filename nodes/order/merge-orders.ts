import type { Order } from './order';
import { hasTag, uniteTags, withoutTags } from './tags';

type Assigned = Order['assigned'];

/**
 * One order out of several copies that took different paths from the same `base`: every tag added on any path is there, every tag
 * removed on any path is gone; where two paths set the same field differently, the later copy in the list wins.
 */
export function mergeOrders(base: Order, copies: readonly Order[]): Order {
  const [first, ...others] = copies;
  if (!first) return base;
  if (others.every((copy) => copy === first)) return first;

  const note = lastChange(
    base.note,
    copies.map((copy) => copy.note),
  );
  const shippingMethod = lastChange(
    base.shippingMethod,
    copies.map((copy) => copy.shippingMethod),
  );
  return {
    ...base,
    tags: mergeTags(
      base.tags,
      copies.map(({ tags }) => tags),
    ),
    attributes: mergeRecords(
      base.attributes,
      copies.map(({ attributes }) => attributes),
    ),
    assigned: mergeAssigned(
      base.assigned,
      copies.map(({ assigned }) => assigned),
    ),
    ...(note !== undefined && { note }),
    ...(shippingMethod !== undefined && { shippingMethod }),
  };
}

/** The only parts of an order a node may change; everything else is taken from the order as it came in. */
export function protectFacts(cameIn: Order, goesOut: Order): Order {
  if (cameIn === goesOut) return cameIn;
  const { note: _note, shippingMethod: _method, ...facts } = cameIn;
  const { note, shippingMethod, tags, attributes, assigned } = goesOut;
  return {
    ...facts,
    tags,
    attributes,
    assigned,
    ...(note !== undefined && { note }),
    ...(shippingMethod !== undefined && { shippingMethod }),
  };
}

function mergeAssigned(base: Assigned, copies: readonly Assigned[]): Assigned {
  const note = lastChange(
    base.note,
    copies.map((copy) => copy.note),
  );
  const shippingMethod = lastChange(
    base.shippingMethod,
    copies.map((copy) => copy.shippingMethod),
  );
  const removedTags = mergeTags(
    base.removedTags ?? [],
    copies.map((copy) => copy.removedTags ?? []),
  );
  return {
    tags: mergeTags(
      base.tags,
      copies.map(({ tags }) => tags),
    ),
    attributes: mergeRecords(
      base.attributes,
      copies.map(({ attributes }) => attributes),
    ),
    ...(removedTags.length > 0 && { removedTags }),
    ...(note !== undefined && { note }),
    ...(shippingMethod !== undefined && { shippingMethod }),
  };
}

function mergeTags(base: readonly string[], lists: readonly (readonly string[])[]): string[] {
  const removed = base.filter((tag) => lists.some((list) => !hasTag(list, tag)));
  return withoutTags(uniteTags(base, ...lists), removed);
}

function mergeRecords(base: Readonly<Record<string, string>>, copies: readonly Readonly<Record<string, string>>[]) {
  const changed = copies.flatMap((copy) => Object.entries(copy).filter(([key, value]) => base[key] !== value));
  return Object.fromEntries([...Object.entries(base), ...changed]);
}

const lastChange = <Value>(base: Value, values: readonly Value[]): Value =>
  values.findLast((value) => value !== base) ?? base;
