import { sql } from 'kysely';
import type { Problem } from '../../../nodes/problem';
import { toJsonb } from '../to-jsonb';
import type { Trx } from '../with-workspace';

interface Named {
  readonly workspaceId: string;
  readonly connectionId: string;
}

const update = (trx: Trx, { workspaceId, connectionId }: Named) =>
  trx.updateTable('connection').where('workspace_id', '=', workspaceId).where('id', '=', connectionId);

/** It answers: failures are forgotten. Touches the row only if there were any. */
export const reviveChannel = (trx: Trx, named: Named) =>
  update(trx, named).set({ failures: 0, blocked_until: null }).where('failures', '>', 0);

/** One failure more. Several at once are one, and a rest that has begun is not made longer by those that were under way. */
export const failChannel = (trx: Trx, { restMs, ...named }: Named & { restMs: number }) =>
  update(trx, named)
    .set({
      failures: sql`failures + 1`,
      blocked_until: restMs > 0 ? sql`now() + ${restMs} * interval '1 millisecond'` : null,
    })
    .where((where) => where.or([where('blocked_until', 'is', null), where('blocked_until', '<=', sql<Date>`now()`)]));

/** It asked for a pause: the whole connection keeps it. */
export const pauseChannel = (trx: Trx, { restMs, ...named }: Named & { restMs: number }) =>
  update(trx, named).set({
    blocked_until: sql`greatest(coalesce(blocked_until, now()), now() + ${restMs} * interval '1 millisecond')`,
  });

/**
 * Somebody has to connect it again first. A pause set by a person stays a pause, and of many refusals the first counts: one of a key that
 * has been replaced meanwhile says nothing of the new one.
 */
export const needAttention = (
  trx: Trx,
  { problem, triedWith, ...named }: Named & { problem: Problem; triedWith: string | null },
) =>
  update(trx, named)
    .set({ state: 'attention', problem: toJsonb(problem) })
    .where('state', '=', 'active')
    .where('sealed', 'is not distinct from', triedWith);
