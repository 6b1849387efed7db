import type { Trx } from '../db/with-workspace';

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Its hash. */
  readonly password: string;
  readonly isPlatformAdmin: boolean;
}

/** Writes an account whose address somebody vouches for. @returns false when the address has one already */
export async function insertAccount(trx: Trx, account: NewAccount): Promise<boolean> {
  const { id, name, email, password, isPlatformAdmin } = account;
  const made = await trx
    .insertInto('auth_user')
    .values({ id, name, email, email_verified: true, is_platform_admin: isPlatformAdmin })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return false;
  await trx
    .insertInto('auth_account')
    .values({ id: `${id}-password`, user_id: id, account_id: id, provider_id: 'credential', password })
    .execute();
  return true;
}
