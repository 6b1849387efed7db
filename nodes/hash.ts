/**
 * A short name for a value: same content, same name, whatever the order of its keys. 53 bits, so it tells the states of one
 * order apart; it is no proof against somebody who wants two of them to meet.
 */
export const stableHash = (value: unknown): string => cyrb53(canonicalJson(value)).toString(36);

/** JSON with sorted keys and without undefined, so that equal content is equal text. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${parts.join(',')}}`;
}

/** True when both say the same as JSON, whatever the order of their keys; absent and undefined are the same. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameLists(a, b);
  return Object.keys(b).every((key) => sameContent(ownValue(a, key), b[key])) && saysNoMore(a, b);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const sameLists = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((one, index) => sameContent(one, b[index]));

/** Every key of `a` that says something is one of `b`. */
const saysNoMore = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) =>
  Object.keys(a).every((key) => a[key] === undefined || Object.hasOwn(b, key));

const ownValue = (record: Readonly<Record<string, unknown>>, key: string) =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** cyrb53 by bryc, public domain: two 32-bit lanes mixed by Math.imul, fast in every browser. */
function cyrb53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
