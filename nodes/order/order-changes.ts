import { z } from 'zod';
import type { Order } from './order';

/** One thing a step changed on the order, in words a person reads: "Tags: eBay → eBay, Kogan". Null: there was nothing. */
export const Change = z.object({
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

/** What a step changed of the parts a step may change. */
export function orderChanges(before: Order, after: Order): Change[] {
  if (before === after) return [];
  const changes: Change[] = [
    { field: 'tags', label: 'Tags', before: before.tags.join(', ') || null, after: after.tags.join(', ') || null },
    { field: 'note', label: 'Note', before: before.note ?? null, after: after.note ?? null },
    {
      field: 'shippingMethod',
      label: 'Shipping method',
      before: before.shippingMethod ?? null,
      after: after.shippingMethod ?? null,
    },
    ...attributeChanges(before.attributes, after.attributes),
  ];
  return changes.filter((change) => change.before !== change.after);
}

type Attributes = Order['attributes'];

const attributeChanges = (before: Attributes, after: Attributes): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => ({
    field: `attributes.${name}`,
    label: name,
    before: before[name] ?? null,
    after: after[name] ?? null,
  }));
