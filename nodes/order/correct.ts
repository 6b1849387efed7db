import { z } from 'zod';
import type { Address, Correction, Order } from './order';
import type { Change } from './order-changes';

/**
 * What people may put right on an order before it is tried again: where it goes, how to reach the buyer, which product a line is. Never
 * money. A correction is kept beside what the source said when it was made: a newer copy that says the same does not undo it, and one
 * that says something else is the source having put it right itself, and counts.
 */

/** The parts of an address a person edits, with their labels. */
export const addressParts = {
  name: 'Name',
  company: 'Company',
  line1: 'Address',
  line2: 'Address, second line',
  postcode: 'Postcode',
  city: 'City',
  region: 'Region',
  country: 'Country',
  phone: 'Phone',
  email: 'Email',
} as const;
export type AddressPart = keyof typeof addressParts;

const Text = z.string().trim().max(300);
const isPart = (text: string): text is AddressPart => Object.hasOwn(addressParts, text);

/** One field as a person leaves it; empty takes it away. */
export const FieldEdit = z
  .object({ field: z.string().max(300), value: Text })
  .refine(({ field, value }) => isField(field) && isUsable(field, value), {
    message: 'This cannot be corrected to that.',
  });
export type FieldEdit = z.infer<typeof FieldEdit>;

const isField = (name: string): boolean => fieldOf(name) !== null;

function isUsable(field: string, value: string): boolean {
  if (field.endsWith('.country')) return value === '' || /^[A-Z]{2}$/.test(value);
  if (field.endsWith('.email')) return value === '' || z.email().safeParse(value).success;
  return !field.endsWith('.sku') || value !== '';
}

type Field =
  | { readonly kind: 'address'; readonly part: AddressPart }
  | { readonly kind: 'buyer'; readonly part: 'email' | 'phone' }
  | { readonly kind: 'sku'; readonly lineId: string };

/** "shipTo.postcode", "buyer.email", "lines.<id>.sku"; null for anything else. */
function fieldOf(name: string): Field | null {
  const [area = '', ...rest] = name.split('.');
  const last = rest.at(-1) ?? '';
  if (area === 'shipTo' && rest.length === 1 && isPart(last)) return { kind: 'address', part: last };
  if (area === 'buyer' && rest.length === 1 && (last === 'email' || last === 'phone'))
    return { kind: 'buyer', part: last };
  if (area === 'lines' && rest.length >= 2 && last === 'sku')
    return { kind: 'sku', lineId: rest.slice(0, -1).join('.') };
  return null;
}

/** Null: there is nothing, or no such line. */
export function readField(order: Order, name: string): string | null {
  const field = fieldOf(name);
  if (!field) return null;
  if (field.kind === 'buyer') return order.buyer[field.part] ?? null;
  if (field.kind === 'sku') return order.lines.find(({ id }) => id === field.lineId)?.sku ?? null;
  const address = order.shipTo;
  if (field.part === 'line1') return address?.lines[0] || null;
  if (field.part === 'line2') return address?.lines[1] || null;
  return address?.[field.part] ?? null;
}

function writeField(order: Order, { field: name, value }: { field: string; value: string | null }): Order {
  const field = fieldOf(name);
  if (!field) return order;
  if (field.kind === 'buyer') return { ...order, buyer: withPart(order.buyer, { part: field.part, value }) };
  if (field.kind === 'sku') {
    const lines = order.lines.map((line) =>
      line.id === field.lineId && value !== null ? { ...line, sku: value } : line,
    );
    return { ...order, lines };
  }
  return { ...order, shipTo: writeAddress(order.shipTo ?? { lines: [] }, { part: field.part, value }) };
}

function writeAddress(address: Address, { part, value }: { part: AddressPart; value: string | null }): Address {
  if (part !== 'line1' && part !== 'line2') return withPart(address, { part, value });
  const [first = '', second = '', ...more] = address.lines;
  const lines = part === 'line1' ? [value ?? '', second, ...more] : [first, value ?? '', ...more];
  return { ...address, lines: trimmedEnd(lines) };
}

/** Without the empty lines at the end; one in the middle holds the place of those behind it. */
function trimmedEnd(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, last + 1);
}

function withPart<Whole extends object>(
  whole: Whole,
  { part, value }: { part: keyof Whole; value: string | null },
): Whole {
  const { [part]: _was, ...rest } = whole;
  // The same shape: an optional text is set, or left out.
  return (value === null ? rest : { ...rest, [part]: value }) as Whole;
}

/** The order as a person leaves it. The same value as before is no correction; back to what the source says takes one away. */
export function correctOrder(order: Order, edits: readonly FieldEdit[]): Order {
  return edits.reduce((now, { field, value }) => {
    const wanted = value === '' ? null : value;
    const was = readField(now, field);
    if (wanted === was || !isField(field) || !isUsable(field, value)) return now;
    const made = now.corrections?.find((one) => one.field === field);
    const source = made ? made.was : was;
    const others = (now.corrections ?? []).filter((one) => one.field !== field);
    const corrections = wanted === source ? others : [...others, { field, was: source, value: wanted }];
    return withCorrectionList(writeField(now, { field, value: wanted }), corrections);
  }, order);
}

/** A source's copy with the corrections laid over it that it has not overtaken. */
export function withCorrections(copy: Order, corrections: readonly Correction[] | undefined): Order {
  const standing = (corrections ?? []).filter(({ field, was }) => readField(copy, field) === was);
  return withCorrectionList(standing.reduce(writeField, copy), standing);
}

function withCorrectionList(order: Order, corrections: readonly Correction[]): Order {
  const { corrections: _before, ...rest } = order;
  return corrections.length === 0 ? rest : { ...rest, corrections: [...corrections] };
}

/** What was put right, in words for the timeline. */
export function correctionChanges(
  before: Order,
  { after, edits }: { after: Order; edits: readonly FieldEdit[] },
): Change[] {
  return edits
    .map(({ field }) => ({
      field,
      label: labelOf(before, field),
      before: readField(before, field),
      after: readField(after, field),
    }))
    .filter((change) => change.before !== change.after);
}

function labelOf(order: Order, name: string): string {
  const field = fieldOf(name);
  if (field?.kind === 'address') return addressParts[field.part];
  if (field?.kind === 'buyer') return `Buyer’s ${field.part}`;
  const title = field ? order.lines.find(({ id }) => id === field.lineId)?.title : undefined;
  return `SKU of ${title ?? 'a line'}`;
}
