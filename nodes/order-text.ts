import type { Visit } from './contract';
import { lateLines, sayHowMany } from './order/late-list';
import type { Problem } from './problem';
import { type FactId, factIds, facts } from './rule/facts';
import { valueTexts } from './rule/words';

/**
 * Text people write with fields of the order in it: "Order {{number}} for {{shipToName}}". A closed language: between the braces
 * stands the name of a field, for an attribute `attribute:` and which one, and nothing is ever computed.
 */
export function fillOrderText(
  text: string,
  { visit, encode = same }: { visit: Visit; encode?: (value: string) => string },
): string {
  return text.replace(placeholder, (whole, name: string) => {
    const field = fieldNamed(name);
    return field ? encode(field.read(visit)) : whole;
  });
}

/** The fields the text asks for that no order has. */
export function checkOrderText(text: string, { label }: { label: string }): readonly Problem[] {
  const unknown = namesIn(text).find((name) => !fieldNamed(name));
  if (unknown === undefined) return [];
  return [
    {
      code: 'node.unknownField',
      message: `${label}: no order has a field “${unknown}”.`,
      advice: 'Remove it, and put the field in from the list.',
      retry: 'never',
      subject: unknown,
    },
  ];
}

/** For summaries, before any order is known: "Order [Order number]". */
const orderTextWords = (text: string): string =>
  text.replace(placeholder, (whole, name: string) => {
    const field = fieldNamed(name);
    return field ? `[${field.label}]` : whole;
  });

export interface OrderTextField {
  /** What stands between the braces. */
  readonly name: string;
  readonly label: string;
  readonly group: string;
}

/** What the picker offers; an attribute has to be named by hand. */
export const orderTextFields = (): readonly OrderTextField[] => [
  ...factIds
    .filter((id) => facts[id].param === undefined)
    .map((id) => ({ name: id, label: facts[id].label, group: facts[id].group })),
  { name: ITEMS, label: 'Items, one a line', group: 'Products' },
  ...Object.entries(lateFields).map(([name, { label }]) => ({ name, label, group: 'Late to ship' })),
  { name: `${ATTRIBUTE}name`, label: 'Attribute', group: 'Order' },
];

export const placeholderFor = ({ name }: Pick<OrderTextField, 'name'>): string => `{{${name}}}`;

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const ITEMS = 'items';
const ATTRIBUTE = 'attribute:';
const same = (value: string) => value;

const namesIn = (text: string) => [...text.matchAll(placeholder)].map(([, name = '']) => name);

interface Field {
  readonly label: string;
  read(visit: Visit): string;
}

function fieldNamed(name: string): Field | null {
  if (name === ITEMS) return { label: 'Items', read: itemLines };
  if (isLateField(name)) return lateFields[name];
  if (name.startsWith(ATTRIBUTE)) return attributeField(name.slice(ATTRIBUTE.length).trim());
  return isFactId(name) && facts[name].param === undefined ? factField(name, '') : null;
}

const attributeField = (which: string): Field | null => (which === '' ? null : factField('attribute', which));

const factField = (id: FactId, param: string): Field => ({
  label: param === '' ? facts[id].label : `${facts[id].label} ${param}`,
  read: (visit) => valueTexts(facts[id].read(visit, param), { fact: facts[id], visit }).join(', '),
});

const isFactId = (name: string): name is FactId => Object.hasOwn(facts, name);

/** What a list of late orders says; empty for any other news. */
const lateFields = {
  lateOrders: {
    label: 'Late orders, one a line',
    read: ({ event }: Visit) => (event.late ? lateLines(event.late, event.occurredAt) : ''),
  },
  lateCount: {
    label: 'How many orders are late',
    read: ({ event }: Visit) => (event.late ? sayHowMany(event.late) : ''),
  },
} as const satisfies Record<string, Field>;
const isLateField = (name: string): name is keyof typeof lateFields => Object.hasOwn(lateFields, name);

const itemLines = ({ order }: Visit): string =>
  order.lines.map(({ quantity, title, sku }) => `${quantity} × ${title}${sku ? ` (${sku})` : ''}`).join('\n');

/** Short enough for a card. */
export const cardText = (text: string): string => {
  const words = orderTextWords(text).replace(/\s+/g, ' ').trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
};
const LONGEST = 160;
