import { uuidv7 } from '../db/uuidv7';
import type { Trx } from '../db/with-workspace';
import { letRetryGo } from '../health/begin-retry';
import { writePlan } from '../health/plan-retry';
import type { Member } from '../workspaces/member';

/**
 * Sends again what waited at this connection for these SKUs: the first order alone, and the others only when the match was right.
 * @returns how many deliveries wait for their turn
 */
export async function resumeForSkus(
  trx: Trx,
  { member, connectionId, skus }: { member: Member; connectionId: string; skus: readonly string[] },
): Promise<number> {
  const taskId = uuidv7();
  const plan = { what: { kind: 'skus', connectionId, skus }, from: 'failed', version: 'pinned' } as const;
  const things = await writePlan(trx, { member, taskId, plan });
  if (things > 0) await letRetryGo(trx, { member, taskId, careful: things > 1 });
  return things;
}
