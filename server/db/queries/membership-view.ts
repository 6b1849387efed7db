import type { Trx } from '../with-workspace';

/** The workspaces one person belongs to at this moment, by name. Needs the scope of `withUser`. */
export function findMemberships(trx: Trx, { userId, now }: { userId: string; now: Date }) {
  return trx
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .select(['workspace.id as workspaceId', 'workspace.slug', 'workspace.name', 'member.role', 'member.until'])
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
      'member.role',
      'member.until',
      'member.created_at as since',
    ])
    .where('member.workspace_id', '=', workspaceId)
    .orderBy('person.name')
    .orderBy('person.id');
