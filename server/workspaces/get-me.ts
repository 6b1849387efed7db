import { sql } from 'kysely';
import { findMemberships } from '../db/queries/membership-view';
import { withUser } from '../db/with-workspace';
import { Role } from './member';
import type { World } from './world';

export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null;
  /** True while nobody has an account: the first visitor creates it. */
  readonly needsFirstAccount: boolean;
  readonly workspaces: readonly { readonly slug: string; readonly name: string; readonly role: Role }[];
}

export async function getMe(world: World, user: Me['user']): Promise<Me> {
  if (!user) return { user, needsFirstAccount: !(await hasAccounts(world)), workspaces: [] };
  const { id, name, email } = user;
  const memberships = await withUser(world.db, id, (trx) => findMemberships(trx, { userId: id }).execute());
  return {
    user: { id, name, email },
    needsFirstAccount: false,
    workspaces: memberships.map((one) => ({ slug: one.slug, name: one.name, role: Role.parse(one.role) })),
  };
}

/** Whether anybody has an account yet. */
export async function hasAccounts({ db }: Pick<World, 'db'>): Promise<boolean> {
  const found = await db.selectFrom('auth_user').select(sql<number>`1`.as('one')).limit(1).executeTakeFirst();
  return found !== undefined;
}
