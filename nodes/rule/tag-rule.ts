import { z } from 'zod';
import { keysOf } from '../contract';
import { addTag, removeTag, setAttribute, setNote, setShippingMethod } from '../order/assign';
import type { Order } from '../order/order';
import { hasTag } from '../order/tags';
import { Value } from './value';

interface AssignmentRow {
  /** In the picker. */
  readonly label: string;
  /** Before the value in a summary. */
  readonly words: string;
  readonly noun: string;
  /** The same order object when nothing changes. */
  apply(order: Order, to: { readonly texts: readonly string[]; readonly name: string }): Order;
}

/** What a flow can set on an order. */
const table = {
  addTag: {
    label: 'Add a tag',
    words: 'add the tag',
    noun: 'tag',
    apply: (order, { texts }) =>
      texts.reduce((tagged, tag) => (hasTag(tagged.tags, tag) ? tagged : addTag(tagged, tag)), order),
  },
  removeTag: {
    label: 'Remove a tag',
    words: 'remove the tag',
    noun: 'tag',
    apply: (order, { texts }) => texts.reduce(removeTag, order),
  },
  note: {
    label: 'Note',
    words: 'set the note to',
    noun: 'note',
    apply: (order, { texts }) => changed(order, { from: order.note, to: texts.join(', '), apply: setNote }),
  },
  shippingMethod: {
    label: 'Shipping method',
    words: 'set the shipping method to',
    noun: 'shipping method',
    apply: (order, { texts }) =>
      changed(order, { from: order.shippingMethod, to: texts.join(', '), apply: setShippingMethod }),
  },
  attribute: {
    label: 'Attribute',
    words: 'set an attribute to',
    noun: 'attribute',
    apply: (order, { texts, name }) =>
      changed(order, {
        from: Object.hasOwn(order.attributes, name) ? order.attributes[name] : undefined,
        to: texts.join(', '),
        apply: (one, value) => setAttribute(one, { name, value }),
      }),
  },
} satisfies Record<string, AssignmentRow>;

export type Assignment = keyof typeof table;
export const assignments: Readonly<Record<Assignment, AssignmentRow>> = table;

export const TagRule = z.object({
  set: z.enum(keysOf(table)),
  /** Of the attribute to set. */
  name: z.string().max(200).optional(),
  value: Value,
});
export type TagRule = z.infer<typeof TagRule>;

interface Setting {
  readonly from: string | undefined;
  readonly to: string;
  apply(order: Order, value: string): Order;
}

const changed = (order: Order, { from, to, apply }: Setting): Order =>
  to === '' || to === from ? order : apply(order, to);
