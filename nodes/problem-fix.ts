import { z } from 'zod';

/** Who can put it right. The UI words it: you, your account at the channel, the channel itself, us. */
export const ProblemOwner = z.enum(['you', 'account', 'channel', 'sluice']);
export type ProblemOwner = z.infer<typeof ProblemOwner>;

/** The way out the UI offers as a button beside the sentence. */
export const ProblemFix = z.enum([
  'mapSku',
  'mapCode',
  'reconnect',
  /** In the settings of the connection: what goes where, which method is which. */
  'openConnection',
  'editOrder',
  'editFlow',
  /** At the destination, with whatever it calls its own; then it is tried again. */
  'fixThere',
  /** A limit somebody can raise where it was set; then it is tried again. */
  'raiseLimit',
  'checkDestination',
  'retry',
  'wait',
  /** Nothing is left to be sent: it is closed with a reason. */
  'skip',
]);
export type ProblemFix = z.infer<typeof ProblemFix>;

export interface ProblemKind {
  readonly title: string;
  readonly owner: ProblemOwner;
  readonly fix: ProblemFix;
  /** One sentence: what makes it go on. Said where the problem itself brings no advice. */
  readonly way: string;
}

export interface PlacedKind extends ProblemKind {
  /** Every code a problem of this kind can have. A new code gets its place here (problem-kind.test.ts asks for it). */
  readonly codes: readonly string[];
}
