import { sql } from 'kysely';
import { findMemberships } from '../db/queries/membership-view';
import { withUser } from '../db/with-workspace';
import { Role } from './member';
import type { World } from './world';

export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null;
  /** True while nobody has an account: the first visitor creates it. */
  readonly needsFirstAccount: boolean;
  readonly workspaces: readonly MyWorkspace[];
  /** Whether they may open another workspace: whoever owns one, and whoever runs this Sluice. */
  readonly mayAddWorkspace: boolean;
}

interface MyWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly isConsultant: boolean;
  /** The workspace stays closed until the person has set up a second step at sign-in. */
  readonly owesSecondStep: boolean;
}

export async function getMe(world: World, user: Me['user']): Promise<Me> {
  if (!user) {
    return { user, needsFirstAccount: !(await hasAccounts(world)), workspaces: [], mayAddWorkspace: false };
  }
  const { id, name, email } = user;
  const rows = await withUser(world.db, id, (trx) => findMemberships(trx, { userId: id, now: world.now() }).execute());
  const workspaces = rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    role: Role.parse(row.role),
    isConsultant: row.until !== null,
    owesSecondStep: row.owesSecondStep,
  }));
  return {
    user: { id, name, email },
    needsFirstAccount: false,
    workspaces,
    mayAddWorkspace: workspaces.some(({ role }) => role === 'owner') || (await isPlatformAdmin(world, id)),
  };
}

/** Whether anybody has an account yet. */
export async function hasAccounts({ db }: Pick<World, 'db'>): Promise<boolean> {
  const found = await db.selectFrom('auth_user').select(sql<number>`1`.as('one')).limit(1).executeTakeFirst();
  return found !== undefined;
}

async function isPlatformAdmin({ db }: Pick<World, 'db'>, userId: string): Promise<boolean> {
  const found = await db
    .selectFrom('auth_user')
    .select('is_platform_admin as isAdmin')
    .where('id', '=', userId)
    .executeTakeFirst();
  return found?.isAdmin === true;
}
