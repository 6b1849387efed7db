import type { ProblemKind } from './problem-fix';
import { kindTable } from './problem-kind-table';

const unknownKind: ProblemKind = {
  title: 'Something went wrong on our side',
  owner: 'sluice',
  fix: 'retry',
  way: 'Nothing was lost. Try it again; if it stops here once more, tell whoever runs Sluice.',
};

const byCode: ReadonlyMap<string, ProblemKind> = new Map(
  kindTable.flatMap(({ codes, ...kind }) => codes.map((code) => [code, kind] as const)),
);

/** What a problem of this code is about, whose it is to fix, and how. A code nobody has placed is ours. */
export const problemKind = (code: string): ProblemKind => byCode.get(code) ?? unknownKind;

/** Every code that has a place. */
export const placedCodes: ReadonlySet<string> = new Set(byCode.keys());

/** Families of problems (the part before the dot) with a title each, for choosing one. */
export const problemFamilies: readonly (readonly [family: string, title: string])[] = [
  ['sku', 'Products that need a match'],
  ['carrier', 'Carriers that need a match'],
  ['cancelReason', 'Reasons for cancelling that need a match'],
  ['returnReason', 'Reasons for returning that need a match'],
  ['refundReason', 'Reasons for refunding that need a match'],
  ['connection', 'Accounts that need attention'],
  ['destination', 'Refused by the destination'],
  ['channel', 'The channel does not answer'],
  ['delivery', 'Needs a look before it goes on'],
  ['order', 'Orders that cannot be read or used'],
  ['inbox', 'Messages that cannot be read'],
  ['flow', 'Flows to put right'],
  ['node', 'Flows to put right'],
  ['rule', 'Rules to put right'],
  ['split', 'Flows to put right'],
  ['mail', 'Emails that could not be sent'],
  ['email', 'Emails that could not be sent'],
  ['label', 'Labels'],
];
