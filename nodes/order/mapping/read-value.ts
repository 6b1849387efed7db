import { fromMinorUnits, parseAmount } from '../amount';
import type { Mapping } from './mapping';
import { readCountry } from './read-country';
import { readTime } from './read-time';

/** How the sender writes things. */
export interface Reading {
  readonly amounts: Mapping['amounts'];
  readonly times: Mapping['times'];
  readonly currency: string;
}

/** Null: the value is there but cannot be read as what it should be. Undefined never comes out. */
export type Readers = { readonly [Kind in keyof Read]: (value: unknown, reading: Reading) => Read[Kind] | null };

interface Read {
  readonly text: string;
  readonly amount: string;
  readonly quantity: number;
  readonly time: string;
  readonly country: string;
  readonly yesNo: boolean;
  readonly tags: readonly string[];
}

export const readers: Readers = {
  text: readText,
  amount: readAmount,
  quantity: readQuantity,
  time: (value, { times }) => readTime(value, times),
  country: (value) => readCountry(readText(value) ?? ''),
  yesNo: readYesNo,
  tags: readTags,
};

/** Text, a number or a truth as text, trimmed; an empty one counts as missing, a list or an object is not text. */
function readText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** "49.99", 49.99 or, in minor units, 4999. Never through a float where the sender wrote text. */
function readAmount(value: unknown, { amounts, currency }: Reading): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  if (amounts === 'major') {
    const amount = parseAmount(value);
    return amount.ok ? amount.value : null;
  }
  const text = String(value).trim();
  const amount = /^-?\d+$/.test(text) ? fromMinorUnits(text, currency) : null;
  return amount?.ok ? amount.value : null;
}

/** At most three decimals; what is finer than that is no number of pieces. */
function readQuantity(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !(number >= 0) || number > 1_000_000_000) return null;
  return Math.round(number * 1000) / 1000 === number ? number : null;
}

const yes: readonly unknown[] = [true, 1, 'true', 'yes', '1', 'y'];
const no: readonly unknown[] = [false, 0, 'false', 'no', '0', 'n'];

function readYesNo(value: unknown): boolean | null {
  const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (yes.includes(plain)) return true;
  return no.includes(plain) ? false : null;
}

function readTags(value: unknown): readonly string[] | null {
  if (Array.isArray(value)) return value.flatMap((one) => readTags(one) ?? []);
  const text = readText(value);
  if (text === null) return typeof value === 'string' ? [] : null;
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
}
