import type { CodeMatch } from '../../nodes/order/code-match';
import { uuidv7 } from '../db/uuidv7';
import type { Trx } from '../db/with-workspace';
import { letRetryGo } from '../health/begin-retry';
import { writePlan } from '../health/plan-retry';
import type { Member } from '../workspaces/member';

export interface Resuming {
  readonly member: Member;
  readonly connectionId: string;
  /** `code` absent: all of the kind. */
  readonly codes: readonly { readonly kind: CodeMatch['kind']; readonly code?: string }[];
}

/**
 * Sends again what waited at this connection for these carriers or reasons: the first order alone, and the others only when the match was
 * right.
 * @returns how many deliveries wait for their turn
 */
export async function resumeForCodes(trx: Trx, { member, connectionId, codes }: Resuming): Promise<number> {
  const taskId = uuidv7();
  const plan = { what: { kind: 'codes', connectionId, codes }, from: 'failed', version: 'pinned' } as const;
  const things = await writePlan(trx, { member, taskId, plan });
  if (things > 0) await letRetryGo(trx, { member, taskId, careful: things > 1 });
  return things;
}
