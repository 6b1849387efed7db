import { parseAmount } from '../order/amount';
import { compareInstants, instantText } from '../order/instant';
import type { Amount } from '../order/order';
import { failed, ok, type Problem, type Result } from '../problem';
import { type Pattern, readPattern } from './pattern';

/** What an operator is compared with: how the form asks for it, how stored JSON is read, how a sentence shows it. */
export interface ValueKind<Expected> {
  readonly input: 'none' | 'text' | 'list' | 'amount' | 'amountRange' | 'date' | 'dateRange' | 'hours' | 'pattern';
  read(raw: unknown): Result<Expected>;
  /** @param word puts one stored word into people's words: a connection's name, a status. */
  show(raw: unknown, word: (stored: string) => string): string;
}

interface Range<Bound> {
  readonly from: Bound;
  readonly to: Bound;
}

/** The first and the last moment meant: a day without a time is the whole day, UTC. */
export type Moments = Range<string>;

export const noValue: ValueKind<null> = { input: 'none', read: () => ok(null), show: () => '' };

export const textValue: ValueKind<string> = {
  input: 'text',
  read: (raw) => {
    const text = textOf(raw);
    return text.trim() === '' ? failed(missing('Say what to compare with.')) : ok(text);
  },
  show: (raw, word) => quoted(word(textOf(raw))),
};

export const listValue: ValueKind<readonly string[]> = {
  input: 'list',
  read: (raw) => {
    const texts = (Array.isArray(raw) ? raw : [raw]).map(textOf).filter((text) => text.trim() !== '');
    return texts.length > 0 ? ok(texts) : failed(missing('Name at least one value to compare with.'));
  },
  show: (raw, word) => (Array.isArray(raw) ? raw : [raw]).map((one) => quoted(word(textOf(one)))).join(', '),
};

export const amountValue: ValueKind<Amount> = { input: 'amount', read: readAmount, show: (raw) => textOf(raw) };

export const amountRangeValue: ValueKind<Range<Amount>> = {
  input: 'amountRange',
  read: (raw) => readRange(raw, readAmount),
  show: (raw) => showRange(raw, textOf),
};

export const dateValue: ValueKind<Moments> = { input: 'date', read: readMoments, show: (raw) => showDate(textOf(raw)) };

export const dateRangeValue: ValueKind<Range<Moments>> = {
  input: 'dateRange',
  read: (raw) => readRange(raw, readMoments),
  show: (raw) => showRange(raw, (bound) => showDate(textOf(bound))),
};

export const hoursValue: ValueKind<number> = {
  input: 'hours',
  read: (raw) => {
    const hours = typeof raw === 'number' ? raw : Number.NaN;
    return hours > 0 && hours <= 87_600 ? ok(hours) : failed(missing('Say how many hours, more than none.'));
  },
  show: (raw) => (raw === 1 ? '1 hour' : `${textOf(raw)} hours`),
};

export const patternValue: ValueKind<Pattern> = {
  input: 'pattern',
  read: (raw) => (textOf(raw) === '' ? failed(missing('Write the pattern to look for.')) : readPattern(textOf(raw))),
  show: (raw) => `“${textOf(raw)}”`,
};

function readAmount(raw: unknown): Result<Amount> {
  const amount = typeof raw === 'number' || typeof raw === 'string' ? parseAmount(raw) : null;
  return amount?.ok ? amount : failed(missing('Write a number, with a point before the decimals.'));
}

function readMoments(raw: unknown): Result<Moments> {
  const text = textOf(raw);
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text) || Number.isNaN(Date.parse(text))) {
    return failed(missing('Choose a date.'));
  }
  return ok(
    text.length > 10 ? { from: text, to: text } : { from: `${text}T00:00:00.000Z`, to: `${text}T23:59:59.999Z` },
  );
}

function readRange<Bound>(raw: unknown, read: (bound: unknown) => Result<Bound>): Result<Range<Bound>> {
  if (!isRange(raw)) return failed(missing('Say both ends.'));
  const from = read(raw.from);
  if (!from.ok) return from;
  const to = read(raw.to);
  return to.ok ? ok({ from: from.value, to: to.value }) : to;
}

const isRange = (raw: unknown): raw is Range<unknown> =>
  typeof raw === 'object' && raw !== null && 'from' in raw && 'to' in raw;

const showRange = (raw: unknown, show: (bound: unknown) => string) =>
  isRange(raw) ? `${show(raw.from)} and ${show(raw.to)}` : '…';

const showDate = (text: string) =>
  text.length > 10 && compareInstants(text, text) === 0 ? instantText(text) : text || '…';

/** Words with spaces in them are set apart from the sentence around them. */
export const quoted = (text: string) => (text === '' ? '…' : /\s/.test(text) ? `“${text}”` : text);

const textOf = (raw: unknown): string => (typeof raw === 'string' || typeof raw === 'number' ? String(raw) : '');

const missing = (message: string): Problem => ({ code: 'rule.valueMissing', message, retry: 'never' });
