import { type SqlBool, sql } from 'kysely';
import type { Trx } from '../with-workspace';

/** A request nobody answered lapses. */
const lapse = sql<Date>`now() - interval '7 days'`;

interface Accesses {
  readonly now: Date;
}

/** What staff asked of workspaces, the newest first: what is open, what is in force, and what ended lately. */
const selectAccesses = (trx: Trx) =>
  trx
    .selectFrom('platform_access as access')
    .innerJoin('auth_user as person', 'person.id', 'access.user_id')
    .leftJoin('auth_user as owner', 'owner.id', 'access.decided_by')
    .select(['access.id', 'access.user_id as userId', 'person.name', 'person.email', 'access.reason'])
    .select(['access.asked_at as askedAt', 'access.role', 'access.until', 'owner.name as decidedBy'])
    .orderBy('access.asked_at', 'desc');

/** Requests an owner has to answer, and visits under way, in the workspaces in scope. */
export const findOpenAccesses = (trx: Trx, { workspaceId, now }: Accesses & { workspaceId: string }) =>
  selectAccesses(trx)
    .where('access.workspace_id', '=', workspaceId)
    .where('access.ended_at', 'is', null)
    .where('person.is_platform_admin', '=', true)
    .where(({ or, and, eb }) =>
      or([and([eb('access.decided_at', 'is', null), eb('access.asked_at', '>', lapse)]), eb('access.until', '>', now)]),
    );

/** What one person of the staff asked for in the last month, wherever. Needs the scope of `withUser`. */
export const findOwnAccesses = (trx: Trx, { userId }: { userId: string }) =>
  trx
    .selectFrom('platform_access as access')
    .select(['access.workspace_id as workspaceId', 'access.id', 'access.reason', 'access.asked_at as askedAt'])
    .select(['access.decided_at as decidedAt', 'access.role', 'access.until', 'access.ended_at as endedAt'])
    .where('access.user_id', '=', userId)
    .where('access.asked_at', '>', sql<Date>`now() - interval '30 days'`)
    .orderBy('access.asked_at', 'desc');

/** One that is asked for or in force, held for whoever changes it. */
export const lockAccess = (trx: Trx, { workspaceId, accessId }: { workspaceId: string; accessId: string }) =>
  trx
    .selectFrom('platform_access')
    .select(['user_id as userId', 'decided_at as decidedAt', 'role', 'until', 'asked_at as askedAt'])
    .select(sql<SqlBool>`asked_at <= ${lapse}`.as('hasLapsed'))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', accessId)
    .where('ended_at', 'is', null)
    .forUpdate();

interface Change {
  readonly workspaceId: string;
  readonly accessId: string;
  readonly values: {
    readonly decided_at?: Date;
    readonly decided_by?: string;
    readonly role?: string;
    readonly until?: Date;
    readonly ended_at?: Date;
    readonly ended_by?: string;
  };
}

export const changeAccess = (trx: Trx, { workspaceId, accessId, values }: Change) =>
  trx.updateTable('platform_access').set(values).where('workspace_id', '=', workspaceId).where('id', '=', accessId);

/** Whether a line like it stands in the trail since then. Reads index audit_entry_target. */
export const findLook = (
  trx: Trx,
  look: { workspaceId: string; actor: string; action: string; target: string; since: Date },
) =>
  trx
    .selectFrom('audit_entry')
    .select('id')
    .where('workspace_id', '=', look.workspaceId)
    .where('target', '=', look.target)
    .where('actor', '=', look.actor)
    .where('action', '=', look.action)
    .where('at', '>', look.since)
    .limit(1);

/** The newest line somebody left in the trail. Reads index audit_entry_actor. */
export const findNewestLine = (trx: Trx, { workspaceId, actor }: { workspaceId: string; actor: string }) =>
  trx
    .selectFrom('audit_entry')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('actor', '=', actor)
    .orderBy('id', 'desc')
    .limit(1);
