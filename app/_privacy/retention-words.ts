import { keysOf } from '../../nodes/contract';
import { sayMany } from '../_ui/say-number';
import type { Outputs } from '../_ui/trpc';

export type Keep = Outputs['privacy']['retention']['keep'];
export type RetentionClass = keyof Keep;

interface Words {
  /** "Keep … for". */
  readonly label: string;
  readonly help: string;
  readonly many: { readonly one: string; readonly many?: string };
}

/** The classes in a shop manager's words, in the order they are shown. */
export const retentionWords: Readonly<Record<RetentionClass, Words>> = {
  messages: {
    label: 'Keep raw messages for',
    help: 'What channels sent us, word for word. That it came stays known, so that nothing is taken in twice.',
    many: { one: 'message' },
  },
  answers: {
    label: 'Keep requests and answers for',
    help: 'What was sent where and what came back. What was published, and under which number, stays.',
    many: { one: 'delivery', many: 'deliveries' },
  },
  traces: {
    label: 'Keep the steps of runs for',
    help: 'Which rule decided and why. What came of each run stays.',
    many: { one: 'run' },
  },
  papers: {
    label: 'Keep labels and papers for',
    help: 'Labels, packing slips and invoices. Those of open orders stay.',
    many: { one: 'paper' },
  },
  persons: {
    label: 'Keep buyers of finished orders for',
    help: 'Names, addresses and notes. Number, money and lines stay.',
    many: { one: 'order' },
  },
  audit: {
    label: 'Keep the audit log for',
    help: 'Who did what. At least 400 days.',
    many: { one: 'line' },
  },
};

const choices = [7, 14, 30, 60, 90, 180, 365, 400, 730, 1095, 1825, 3650];

export function sayDays(days: number): string {
  if (days % 365 === 0) return days === 365 ? '1 year' : `${days / 365} years`;
  return `${days} days`;
}

/** What may be chosen: no less than the least, and what is set now even if it is none of the usual ones. */
export const daysToChoose = ({ least, now }: { least: number; now: number | null }) => [
  ...[...new Set([...choices.filter((days) => days >= least), ...(now === null ? [] : [now])])]
    .sort((a, b) => a - b)
    .map((days) => ({ value: String(days), label: sayDays(days) })),
  { value: 'ever', label: 'For ever' },
];

/** "120 messages and 3 papers"; null for nothing. Counting ends at 100,000. */
export function sayCounts(counts: Partial<Record<RetentionClass, number>>): string | null {
  const parts = keysOf(retentionWords).flatMap((name) => {
    const count = counts[name] ?? 0;
    if (count === 0) return [];
    const { one, many = `${one}s` } = retentionWords[name].many;
    return [count >= 100_000 ? `more than 100,000 ${many}` : sayMany(count, { one, many })];
  });
  if (parts.length < 2) return parts[0] ?? null;
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
