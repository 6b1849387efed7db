import { sql } from 'kysely';
import type { Trx } from '../db/with-workspace';
import type { World } from './world';

export interface NewWorkspace {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
}

/** Makes a workspace with one owner. `trx` must be scoped to the new id. @returns its slug, made from the name. */
export async function createWorkspace(
  { trx, vault }: { trx: Trx; vault: World['vault'] },
  { id, name, ownerId }: NewWorkspace,
): Promise<{ slug: string }> {
  const wished = slugFor(name);
  // A slug is public in the address bar, so it is unique over all workspaces, which this transaction cannot see: try and count on.
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? wished : `${wished.slice(0, 58)}-${attempt}`;
    const made = await trx
      .insertInto('workspace')
      .values({ id, slug, name, wrapped_key: vault.newWrappedKey(id) })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows !== 1n) continue;
    await trx.insertInto('member').values({ workspace_id: id, user_id: ownerId, role: 'owner' }).execute();
    return { slug };
  }
}

/** Paths of the app that a workspace must not be called by. */
const taken = new Set([
  'api',
  'admin',
  'help',
  'sign-in',
  'sign-up',
  'welcome',
  'account',
  'invite',
  'confirm',
  'forgotten',
  'new-password',
  'no-workspace',
  'public',
  'static',
  'clients',
]);

/** Letters, digits and dashes; never empty, never one of the app's own paths. */
export function slugFor(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  if (plain === '') return 'workspace';
  return taken.has(plain) ? `${plain}-1` : plain;
}

/** Lets one transaction at a time make the first account. */
export const holdFirstAccount = (trx: Trx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('first account', 0))`.execute(trx);
