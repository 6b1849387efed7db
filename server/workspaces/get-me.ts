import { sql } from 'kysely';
import { findLent, findMemberships } from '../db/queries/membership-view';
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
  /** Whether they run this Sluice. */
  readonly isPlatformAdmin: boolean;
}

interface MyWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly isConsultant: boolean;
  /** The workspace stays closed until the person has set up a second step at sign-in. */
  readonly owesSecondStep: boolean;
  /** Set for Sluice's own staff whom an owner let in until then. */
  readonly staffUntil: string | null;
}

export async function getMe(world: World, user: Me['user']): Promise<Me> {
  if (!user) {
    const needsFirstAccount = !(await hasAccounts(world));
    return { user, needsFirstAccount, workspaces: [], mayAddWorkspace: false, isPlatformAdmin: false };
  }
  const { id, name, email } = user;
  const workspaces = await findPlaces(world, id);
  const isStaff = await isPlatformAdmin(world, id);
  return {
    user: { id, name, email },
    needsFirstAccount: false,
    workspaces,
    mayAddWorkspace: workspaces.some(({ role }) => role === 'owner') || isStaff,
    isPlatformAdmin: isStaff,
  };
}

/** Their own workspaces, then those they are let into as staff. */
function findPlaces({ db, now }: World, userId: string): Promise<MyWorkspace[]> {
  const person = { userId, now: now() };
  return withUser(db, userId, async (trx) => {
    const own = await findMemberships(trx, person).execute();
    const known = new Set(own.map(({ slug }) => slug));
    const lent = (await findLent(trx, person).execute()).filter(({ slug }) => !known.has(slug));
    return [
      ...own.map(({ until, ...one }) => ({ ...toPlace(one), isConsultant: until !== null, staffUntil: null })),
      ...lent.map(({ until, ...one }) => ({ ...toPlace(one), isConsultant: true, staffUntil: until.toISOString() })),
    ];
  });
}

interface Stored {
  readonly slug: string;
  readonly name: string;
  readonly role: string;
  readonly owesSecondStep: boolean;
}

const toPlace = ({ slug, name, role, owesSecondStep }: Stored) => ({
  slug,
  name,
  owesSecondStep,
  role: Role.parse(role),
});

/** Whether anybody has an account yet. */
export async function hasAccounts({ db }: Pick<World, 'db'>): Promise<boolean> {
  const found = await db.selectFrom('auth_user').select(sql<number>`1`.as('one')).limit(1).executeTakeFirst();
  return found !== undefined;
}

/** Read anew each time: who is no longer one is not one from the next click on. */
export async function isPlatformAdmin({ db }: Pick<World, 'db'>, userId: string): Promise<boolean> {
  const found = await db
    .selectFrom('auth_user')
    .select('is_platform_admin as isAdmin')
    .where('id', '=', userId)
    .executeTakeFirst();
  return found?.isAdmin === true;
}
