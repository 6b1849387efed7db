import type { Address, Order } from '../../nodes/order/order';

const cover = '•••';

/** Every text of an order that tells who the buyer is or where they live; country and region stay open. */
export function personalTexts(order: Order): readonly string[] {
  const { buyer, shipTo, billTo, note } = order;
  const person = [buyer.ref, buyer.name, buyer.email, buyer.phone, buyer.taxId, note];
  const gifts = order.lines.map(({ giftMessage }) => giftMessage);
  const found = [...person, ...addressTexts(shipTo), ...addressTexts(billTo), ...gifts];
  const texts = found.filter((text) => text !== undefined).filter((text) => text.trim().length > 1);
  // The longest first: "Ana Ruiz" is covered before "Ana" could leave a rest of it.
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
}

const addressTexts = (address: Address | undefined): readonly (string | undefined)[] =>
  address
    ? [address.name, address.company, ...address.lines, address.postcode, address.phone, address.email, address.city]
    : [];

/** The same value with those texts covered wherever they stand, in reasons and messages too. Keys stay. */
export const coverTexts = <T>(value: T, texts: readonly string[]): T =>
  // Only texts change, so the shape stays what it is.
  texts.length === 0 ? value : (coverIn(value, texts) as T);

function coverIn(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === 'string') return texts.reduce((text, found) => text.replaceAll(found, cover), value);
  if (Array.isArray(value)) return value.map((inner) => coverIn(inner, texts));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, coverIn(inner, texts)]));
}

/** Custom fields may hold anything, so their values are covered whole. */
export const coverAttributes = (order: Order): Order => ({
  ...order,
  attributes: coveredValues(order.attributes),
  assigned: { ...order.assigned, attributes: coveredValues(order.assigned.attributes) },
  lines: order.lines.map((line) => ({ ...line, attributes: coveredValues(line.attributes) })),
});

const coveredValues = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(attributes).map((name) => [name, cover]));

/** "Ana Ruiz" → "A••• R•••": enough to tell two orders apart. */
export const coverName = (name: string | null): string | null =>
  name === null ? null : name.replace(/\S+/g, (word) => `${[...word][0] ?? ''}${cover}`);
