import { z } from 'zod';
import type { DrawingContext, Visit } from '../contract';
import type { Order } from '../order/order';
import { uniteTags } from '../order/tags';
import type { Problem } from '../problem';
import { checkValue, evaluateValue, Value } from './value';

/** What one destination gets to see instead of what the order says. The order itself stays as it is. */
export const Overwrite = z.discriminatedUnion(
  'field',
  [
    z.object({ field: z.literal('tags'), values: z.array(Value).max(50) }),
    z.object({ field: z.literal('note'), value: Value }),
    z.object({ field: z.literal('shippingMethod'), value: Value }),
    z.object({ field: z.literal('attribute'), name: z.string().max(200), value: Value }),
  ],
  { error: 'Choose which field to send differently.' },
);
export type Overwrite = z.infer<typeof Overwrite>;

export const overwriteFields: Readonly<Record<Overwrite['field'], string>> = {
  tags: 'Tags',
  note: 'Note',
  shippingMethod: 'Shipping method',
  attribute: 'Attribute',
};

/** The order as the destination shall see it. A value that comes to nothing leaves the field as it is, except that tags may become none. */
export function overwritten(overwrites: readonly Overwrite[], visit: Visit): Order {
  return overwrites.reduce((order, overwrite) => applied(order, { overwrite, visit }), visit.order);
}

function applied(order: Order, { overwrite, visit }: { overwrite: Overwrite; visit: Visit }): Order {
  if (overwrite.field === 'tags') {
    return { ...order, tags: uniteTags(...overwrite.values.map((value) => evaluateValue(value, visit).texts)) };
  }
  const text = evaluateValue(overwrite.value, visit).texts.join(', ');
  if (text === '') return order;
  if (overwrite.field !== 'attribute') return { ...order, [overwrite.field]: text };
  const others = Object.entries(order.attributes).filter(([name]) => name !== overwrite.name);
  return { ...order, attributes: Object.fromEntries([...others, [overwrite.name, text]]) };
}

export function checkOverwrite(overwrite: Overwrite, context: DrawingContext): readonly Problem[] {
  if (overwrite.field === 'tags') return overwrite.values.flatMap((value) => checkValue(value, context));
  const problems = checkValue(overwrite.value, context);
  return overwrite.field === 'attribute' && overwrite.name.trim() === '' ? [nameMissing, ...problems] : problems;
}

const nameMissing: Problem = {
  code: 'rule.valueMissing',
  message: 'Name the attribute to send differently.',
  retry: 'never',
};
