import { claimErrands } from '../db/queries/decide-reads';
import { endDuePauses } from '../db/queries/pauses';
import { deleteErrands } from '../db/queries/runs';
import type { Trx } from '../db/with-workspace';

/**
 * What runs have to go on with now. An errand that ends a wait or a hold counts only while that is open: a person may have decided, or
 * the order may have been cancelled, a moment ago.
 */
export async function claimLiveErrands(trx: Trx, claim: { workspaceId: string; limit: number }) {
  const { workspaceId } = claim;
  const errands = await claimErrands(trx, claim).execute();
  const pauseIds = errands.flatMap(({ pauseId }) => pauseId ?? []);
  if (pauseIds.length === 0) return errands;
  const { rows } = await endDuePauses(workspaceId, pauseIds).execute(trx);
  const ended = new Set(rows.map(({ id }) => id));
  const isStale = ({ pauseId }: (typeof errands)[number]) => pauseId !== null && !ended.has(pauseId);
  const stale = errands.filter(isStale).map(({ id }) => id);
  if (stale.length > 0) await deleteErrands(workspaceId, stale).execute(trx);
  return errands.filter((errand) => !isStale(errand));
}
