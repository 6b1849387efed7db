import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { untilOver } from './alert-view';

interface Request {
  readonly member: Member;
  readonly alertId: string;
  /** Null: it counts again. */
  readonly until: Date | 'over' | null;
}

/** Puts an alert aside for everybody here: it is not counted and nobody is reminded until then. */
export function snoozeAlert(
  { db }: Pick<World, 'db'>,
  { member, alertId, until }: Request,
): Promise<Result<Record<never, never>>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const found = await trx
      .updateTable('alert')
      .set({ snoozed_until: until === 'over' ? untilOver : until })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', alertId)
      .where('state', '=', 'open')
      .returning('title')
      .executeTakeFirst();
    if (!found) return failed(isGone);
    const after = { title: found.title, until: until instanceof Date ? until.toISOString() : until };
    await recordAudit(trx, { member, deed: { action: 'alert.snoozed', target: alertId, after } });
    return ok({});
  });
}

const isGone: Problem = { code: 'alert.notFound', message: 'This alert is over already.', retry: 'never' };
