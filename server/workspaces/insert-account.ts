import type { Trx } from '../db/with-workspace';

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Its hash. */
  readonly password: string;
  readonly isPlatformAdmin: boolean;
  /** The person has read a mail sent there, or there is nobody to send one. */
  readonly isEmailVerified: boolean;
}

/** Writes an account. @returns false when the address has one already */
export async function insertAccount(trx: Trx, account: NewAccount): Promise<boolean> {
  const { id, name, email, password, isPlatformAdmin, isEmailVerified } = account;
  const made = await trx
    .insertInto('auth_user')
    .values({ id, name, email, email_verified: isEmailVerified, is_platform_admin: isPlatformAdmin })
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
