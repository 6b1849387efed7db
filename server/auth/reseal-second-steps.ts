import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Db } from '../db/connection';
import type { AuthSecret } from './auth-secret';

/**
 * Seals everybody's two-factor secret and recovery codes with the newest key. Once this has run, the older keys may be taken away
 * without locking anybody out. @returns how many were sealed anew
 */
export async function resealSecondSteps({ db, secrets }: { db: Db; secrets: readonly AuthSecret[] }): Promise<number> {
  const [newest] = secrets;
  if (!newest) throw new Error('There is always a key.');
  const key = { keys: new Map(secrets.map(({ version, value }) => [version, value])), currentVersion: newest.version };
  const renew = async (sealed: string) =>
    symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data: sealed }) });
  const rows = await db
    .selectFrom('auth_two_factor')
    .select(['id', 'secret', 'backup_codes as codes'])
    .where('secret', 'not like', `$ba$${newest.version}$%`)
    .execute();
  for (const { id, secret, codes } of rows) {
    await db
      .updateTable('auth_two_factor')
      .set({ secret: await renew(secret), backup_codes: await renew(codes) })
      // Who used a recovery code this very moment keeps the shorter list.
      .where('id', '=', id)
      .where('backup_codes', '=', codes)
      .execute();
  }
  return rows.length;
}
