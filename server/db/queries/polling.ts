import { sql } from 'kysely';
import { toJsonb } from '../to-jsonb';
import type { Trx } from '../with-workspace';

interface Named {
  readonly workspaceId: string;
  readonly connectionId: string;
}

const update = (trx: Trx, { workspaceId, connectionId }: Named) =>
  trx.updateTable('connection').where('workspace_id', '=', workspaceId).where('id', '=', connectionId);

/** Takes a poll that is due for this worker; nothing when another has it. Should this worker die, it is due again after two minutes. */
export const takePoll = (trx: Trx, named: Named) =>
  update(trx, named)
    .set({ next_poll_at: sql`now() + interval '2 minutes'` })
    .where('poll_seconds', 'is not', null)
    .where((where) => where.or([where('next_poll_at', 'is', null), where('next_poll_at', '<=', sql<Date>`now()`)]))
    .where('state', '=', 'active')
    .where('archived_at', 'is', null)
    .returning('id');

/** Moves the cursor past a page that is stored in the same transaction. No row when somebody else has moved it meanwhile. */
export const moveCursor = (trx: Trx, { cursor, version, ...named }: Named & { cursor: unknown; version: number }) =>
  update(trx, named)
    .set({
      poll_cursor: toJsonb(cursor),
      cursor_version: sql`cursor_version + 1`,
      next_poll_at: sql`now() + interval '2 minutes'`,
    })
    .where('cursor_version', '=', version)
    .returning('cursor_version as version');

export interface PollReport {
  readonly at: string;
  readonly ms: number;
  readonly found: number;
  readonly added: number;
  readonly problem: object | null;
}

/** @param inSeconds null: after the connection's own interval. */
export const endPoll = (
  trx: Trx,
  { report, inSeconds, ...named }: Named & { report: PollReport; inSeconds: number | null },
) =>
  update(trx, named).set({
    last_poll_at: sql`now()`,
    last_poll: toJsonb(report),
    next_poll_at: sql`now() + ${inSeconds === null ? sql.ref('poll_seconds') : inSeconds} * interval '1 second'`,
    ...(report.added > 0 && { last_received_at: sql`now()` }),
  });

export const findBackfill = (trx: Trx, { workspaceId, backfillId }: { workspaceId: string; backfillId: string }) =>
  trx
    .selectFrom('backfill')
    .select(['id', 'connection_id as connectionId', 'from_at as fromAt', 'to_at as toAt', 'cursor', 'state', 'found'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', backfillId);

/** Notes a stored page. `found` names the state the page was read in: another worker's page in between wins. */
export const moveBackfill = (
  trx: Trx,
  page: {
    readonly workspaceId: string;
    readonly backfillId: string;
    readonly foundBefore: number;
    readonly cursor: unknown;
    readonly found: number;
    readonly added: number;
    readonly total: number | null;
    readonly isLast: boolean;
  },
) =>
  trx
    .updateTable('backfill')
    .set({
      cursor: toJsonb(page.cursor),
      found: sql`found + ${page.found}`,
      added: sql`added + ${page.added}`,
      total: sql`coalesce(${page.total}, total)`,
      ...(page.isLast && { state: 'done', finished_at: sql`now()` }),
    })
    .where('workspace_id', '=', page.workspaceId)
    .where('id', '=', page.backfillId)
    .where('state', '=', 'running')
    .where('found', '=', page.foundBefore)
    .returning('id');

export const failBackfill = (
  trx: Trx,
  { workspaceId, backfillId, problem }: { workspaceId: string; backfillId: string; problem: object },
) =>
  trx
    .updateTable('backfill')
    .set({ state: 'failed', problem: toJsonb(problem), finished_at: sql`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', backfillId)
    .where('state', '=', 'running');
