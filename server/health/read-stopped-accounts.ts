import { Problem } from '../../nodes/problem';
import { problemKind } from '../../nodes/problem-kind';
import { findStoppedAccounts } from '../db/queries/stopped-accounts';
import type { Trx } from '../db/with-workspace';

/** An account that lets us in no more: nothing crosses it until somebody connects it again, and then everything goes on by itself. */
export interface StoppedAccount {
  readonly connectionId: string;
  readonly name: string;
  readonly message: string;
  readonly advice: string;
  /** Orders that wait to be sent there. */
  readonly orders: number;
  readonly value: readonly { readonly currency: string; readonly amount: string }[];
  readonly shipBy: string | null;
}

export async function readStoppedAccounts(trx: Trx, about: { workspaceId: string }): Promise<StoppedAccount[]> {
  const { rows } = await findStoppedAccounts(about).execute(trx);
  return rows.map(({ problem, value, shipBy, ...account }) => {
    const { message, advice, code } = Problem.nullable().parse(problem) ?? unknown;
    return {
      ...account,
      message: `${account.name}: ${message}`,
      advice: advice ?? problemKind(code).way,
      value: value ?? [],
      shipBy: shipBy?.toISOString() ?? null,
    };
  });
}

const unknown: Problem = {
  code: 'connection.unauthorized',
  message: 'This account has to be connected again.',
  retry: 'never',
};
