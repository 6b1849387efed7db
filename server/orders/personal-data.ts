import { type Address, Order } from '../../nodes/order/order';

const mask = '•••';

/** Every text of an order that tells who the buyer is or where they live; country and region stay open. */
export function personalTexts(order: Order): readonly string[] {
  const cities = [order.shipTo, order.billTo].map((address) => address?.city);
  return usable([...identifying(order), ...nameWords(order), ...cities, ...correctedTexts(order, ['city'])]);
}

/**
 * The same for lists, where names of flows and accounts stand beside many orders: without cities and single words of names, which are
 * words like any other there.
 */
export const identifyingTexts = (order: Order): readonly string[] => usable(identifying(order));

function identifying(order: Order): readonly (string | undefined)[] {
  const { buyer, shipTo, billTo, note, assigned } = order;
  const said = [...order.cancellations, ...order.refunds].map(({ reason }) => reason);
  const returned = order.returns.flatMap(({ items }) => items.flatMap(({ reason, condition }) => [reason, condition]));
  const gifts = order.lines.flatMap(({ giftMessage, attributes }) => [giftMessage, ...Object.values(attributes)]);
  const free = [...Object.values(order.attributes), ...Object.values(assigned.attributes)];
  const person = [buyer.ref, buyer.name, buyer.email, buyer.phone, buyer.taxId, note, assigned.note];
  const addresses = [...addressTexts(shipTo), ...addressTexts(billTo), ...correctedTexts(order, correctedParts)];
  return [...person, ...addresses, ...said, ...returned, ...gifts, ...free];
}

const correctedParts = ['name', 'company', 'line1', 'line2', 'postcode', 'phone', 'email'];

/** What the source said before somebody put it right is the buyer's too. */
const correctedTexts = ({ corrections = [] }: Order, parts: readonly string[]): readonly (string | undefined)[] =>
  corrections
    .filter(({ field }) => /^(shipTo|buyer)\.\w+$/.test(field) && parts.includes(field.slice(field.indexOf('.') + 1)))
    .flatMap(({ was, value }) => [was ?? undefined, value ?? undefined]);

const addressTexts = (address: Address | undefined): readonly (string | undefined)[] =>
  address ? [address.name, address.company, ...address.lines, address.postcode, address.phone, address.email] : [];

/** Colleagues write "called Ana": of a name each word counts that is long enough to be one. */
const nameWords = (order: Order): readonly string[] =>
  [order.buyer.name, order.shipTo?.name, order.billTo?.name, ...correctedTexts(order, ['name'])]
    .flatMap((name) => name?.split(/\s+/) ?? [])
    .filter((word) => word.length > 2);

function usable(found: readonly (string | undefined)[]): readonly string[] {
  const texts = found
    .filter((text) => text !== undefined)
    .filter((text) => text.trim().length > 1)
    .flatMap((text) => [text, ...asInAddress(text)]);
  // The longest first: "Ana Ruiz" is covered before "Ana" could leave a rest of it.
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
}

/** As it stands in the address of a web service: "ana%40example.com", "Ana+Ruiz". */
function asInAddress(text: string): readonly string[] {
  if (/^[\w.-]*$/.test(text)) return [];
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));
  return [encoded, encoded.replaceAll('%20', '+')];
}

/** The same value with those texts covered wherever they stand, in reasons and messages too, whatever their case. Keys stay. */
export const coverTexts = <T>(value: T, texts: readonly string[]): T => cover(value, { texts, isOpen: isMachineWord });

/** The same, in sentences only: names of flows and accounts stay whole, though a city may be part of one. */
export const coverInSentences = <T>(value: T, texts: readonly string[]): T =>
  cover(value, { texts, isOpen: (key) => !sentences.test(key) });

/** A sentence about an order, for those who are not told who bought it. @param content the order as it is stored, if it is known */
export function withoutBuyer(sentence: string, content: unknown): string {
  const order = Order.safeParse(content);
  return order.success ? coverTexts(sentence, personalTexts(order.data)) : sentence;
}

const sentences =
  /^(problem|message|advice|text|sentence|reason|resolution|note|failure|body|before|after|flip|heldFor)$/;

interface Covering {
  readonly texts: readonly string[];
  /** What stands under this key is left as it is. */
  readonly isOpen: (key: string) => boolean;
}

function cover<T>(value: T, { texts, isOpen }: Covering): T {
  if (texts.length === 0) return value;
  const pattern = new RegExp(texts.map(toPattern).join('|'), 'giu');
  // Only texts change, so the shape stays what it is.
  return coverIn(value, { pattern, isOpen, key: '' }) as T;
}

/** A short one, such as a house number, is covered as a word only: it may be part of an amount or an order number. */
function toPattern(text: string): string {
  const literal = text.replace(/[.*+?^${}()|[\]\\/-]/g, (sign) => (sign === '-' ? '\\x2d' : `\\${sign}`));
  return /^[\dA-Za-z]{1,4}$/.test(text) ? `(?<![\\p{L}\\p{N}.,-])${literal}(?![\\p{L}\\p{N}]|[.,]\\d)` : literal;
}

/** What the program goes by is never a person's: covered, it would not be understood any more. */
const machineWords =
  /^(id|at|state|kind|type|result|tone|operation|code|word|channel|port|version|currency|country|cursor|nextCursor)$|(Id|Ids|At|Kind|Version)$/;
const isMachineWord = (key: string): boolean => key !== 'taxId' && machineWords.test(key);

interface CoveringIn {
  readonly pattern: RegExp;
  readonly isOpen: Covering['isOpen'];
  readonly key: string;
}

function coverIn(value: unknown, covering: CoveringIn): unknown {
  const { pattern, isOpen, key } = covering;
  if (typeof value === 'string') return isOpen(key) ? value : value.replace(pattern, mask);
  if (Array.isArray(value)) return value.map((inner) => coverIn(inner, covering));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, coverIn(inner, { ...covering, key: name })]),
  );
}

/** Custom fields may hold anything, so their values are covered whole; a paper's own name and address go as well. */
export const coverAttributes = (order: Order): Order => ({
  ...order,
  attributes: coveredValues(order.attributes),
  assigned: { ...order.assigned, attributes: coveredValues(order.assigned.attributes) },
  lines: order.lines.map((line) => ({ ...line, attributes: coveredValues(line.attributes) })),
  documents: order.documents.map(({ fileName: _name, url: _url, data: _data, ...document }) => document),
});

const coveredValues = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(attributes).map((name) => [name, mask]));

/** "Ana Ruiz" → "A••• R•••": enough to tell two orders apart. */
export const coverName = (name: string | null): string | null =>
  name === null ? null : name.replace(/\S+/g, (word) => `${[...word][0] ?? ''}${mask}`);
