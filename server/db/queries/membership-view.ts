import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

/** Whether the workspace asks a second step at sign-in of this person, who has none. */
export const owesSecondStep = sql<boolean>`workspace.requires_two_factor and not person.two_factor_enabled
  and (member.role in ('owner', 'admin') or member.until is not null)`;

/** The workspaces one person belongs to at this moment, by name. Needs the scope of `withUser`. */
export function findMemberships(trx: Trx, { userId, now }: { userId: string; now: Date }) {
  return trx
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .innerJoin('auth_user as person', 'person.id', 'member.user_id')
    .select(['workspace.id as workspaceId', 'workspace.slug', 'workspace.name', 'member.role', 'member.until'])
    .select(owesSecondStep.as('owesSecondStep'))
    .where('member.user_id', '=', userId)
    .where(({ or, eb }) => or([eb('member.until', 'is', null), eb('member.until', '>', now)]))
    .orderBy('workspace.name');
}

/** One person's place in the workspace of that slug. Needs the scope of `withUser`. */
export const findMembership = (trx: Trx, { slug, ...person }: { userId: string; now: Date; slug: string }) =>
  findMemberships(trx, person).where('workspace.slug', '=', slug);

/** Everyone who belongs to the workspace, by name. */
export const findMembers = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('member')
    .innerJoin('auth_user as person', 'person.id', 'member.user_id')
    .select([
      'person.id as userId',
      'person.name',
      'person.email',
      'person.two_factor_enabled as hasSecondStep',
      'member.role',
      'member.until',
      'member.created_at as since',
    ])
    .where('member.workspace_id', '=', workspaceId)
    .orderBy('person.name')
    .orderBy('person.id');

/** Where one person of the staff is let in at this moment, by name. Needs the scope of `withUser`. */
export const findLent = (trx: Trx, { userId, now }: { userId: string; now: Date }) =>
  trx
    .selectFrom('platform_access as lent')
    .innerJoin('workspace', 'workspace.id', 'lent.workspace_id')
    .innerJoin('auth_user as person', 'person.id', 'lent.user_id')
    .select(['workspace.id as workspaceId', 'workspace.slug', 'workspace.name'])
    .select(({ ref }) => [
      ref('lent.role').$notNull().as('role'),
      ref('lent.until').$notNull().as('until'),
      'lent.id as accessId',
      'lent.decided_by as onBehalfOf',
    ])
    .select(sql<boolean>`workspace.requires_two_factor and not person.two_factor_enabled`.as('owesSecondStep'))
    .where('lent.user_id', '=', userId)
    .where('person.is_platform_admin', '=', true)
    .where('lent.until', '>', now)
    .where('lent.ended_at', 'is', null)
    .orderBy('workspace.name')
    .orderBy('lent.until', 'desc');
