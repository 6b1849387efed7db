import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { DB } from '../db/database';
import type { World } from '../workspaces/world';

/** What a link in a mail proves: that this person reads the mails of `to`. The same as `from` unless the address is to change. */
export interface EmailClaim {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

const lifetimeMs = 24 * 60 * 60 * 1000;

/** Keeps a hash of the link's secret for a day; an earlier link of the person becomes useless. @returns the link */
export async function keepEmailLink(
  { db, now, publicUrl }: Pick<World, 'db' | 'now' | 'publicUrl'>,
  { userId, from, to }: EmailClaim,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('auth_verification')
      .where('identifier', 'like', 'email %')
      .where('value', 'like', `${userId} %`)
      .execute();
    await trx
      .insertInto('auth_verification')
      .values({
        id: randomUUID(),
        identifier: identifierOf(token),
        // Neither part has a space in it.
        value: `${userId} ${from} ${to}`,
        expires_at: new Date(now().getTime() + lifetimeMs),
      })
      .execute();
  });
  return `${publicUrl}/confirm/${token}`;
}

/** Uses the link up. Null: used, overtaken by another, too old or never made. */
export async function spendEmailLink(
  trx: Transaction<DB>,
  { token, now }: { token: string; now: Date },
): Promise<EmailClaim | null> {
  const spent = await trx
    .deleteFrom('auth_verification')
    .where('identifier', '=', identifierOf(token))
    .where('expires_at', '>', now)
    .returning('value')
    .executeTakeFirst();
  if (!spent) return null;
  const [userId = '', from = '', to = ''] = spent.value.split(' ');
  return { userId, from, to };
}

/** Whoever reads the database cannot make the link. */
const identifierOf = (token: string) => `email ${createHash('sha256').update(token).digest('hex')}`;
