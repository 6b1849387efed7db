import type { ConnectionFacts, FieldUi } from '../../../../nodes/contract';

/** What a step wants of an account. */
export type WantedAccount = NonNullable<FieldUi['connection']>;

/** Accounts, and channels one could connect, that can do anything at all in this direction, or send such messages. */
export const canServe = (
  { capabilities, sends = [] }: Pick<ConnectionFacts, 'capabilities' | 'sends'>,
  wanted: WantedAccount,
): boolean =>
  'sends' in wanted
    ? sends.includes(wanted.sends)
    : capabilities.some(({ direction }) => direction === wanted.direction);
