import type { Trx } from '../with-workspace';

/** The workspaces one person belongs to, by name. Needs the scope of `withUser`. */
export function findMemberships(trx: Trx, { userId }: { userId: string }) {
  return trx
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .select(['workspace.id as workspaceId', 'workspace.slug', 'workspace.name', 'member.role'])
    .where('member.user_id', '=', userId)
    .orderBy('workspace.name');
}

/** One person's place in the workspace of that slug. Needs the scope of `withUser`. */
export const findMembership = (trx: Trx, { userId, slug }: { userId: string; slug: string }) =>
  findMemberships(trx, { userId }).where('workspace.slug', '=', slug);

/** Everyone who belongs to the workspace, by name. */
export const findMembers = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .selectFrom('member')
    .innerJoin('auth_user as person', 'person.id', 'member.user_id')
    .select(['person.id as userId', 'person.name', 'person.email', 'member.role', 'member.created_at as since'])
    .where('member.workspace_id', '=', workspaceId)
    .orderBy('person.name')
    .orderBy('person.id');
