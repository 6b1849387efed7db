import type { World } from '../workspaces/world';

export interface AccountView {
  readonly name: string;
  readonly email: string;
  readonly isEmailVerified: boolean;
  readonly hasSecondStep: boolean;
  /** Without a mail server no address can be verified, and none changed. */
  readonly sendsMail: boolean;
}

/** What somebody may know and change of their own account. */
export async function getAccount({ db, mailer }: Pick<World, 'db' | 'mailer'>, userId: string): Promise<AccountView> {
  const found = await db
    .selectFrom('auth_user')
    .select(['name', 'email', 'email_verified as isEmailVerified', 'two_factor_enabled as hasSecondStep'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return { ...found, sendsMail: mailer !== null };
}
