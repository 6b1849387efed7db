import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/connection';

const windowMs = 15 * 60_000;

/** What is counted, about whom: "password" of an address. Only a hash of both is kept. */
export interface Counted {
  readonly what: string;
  readonly who: string;
}

/** Whether that has happened so often within a quarter of an hour that it may not go on. */
export async function isSpent(db: Db, { max, ...counted }: Counted & { readonly max: number }): Promise<boolean> {
  const found = await db
    .selectFrom('auth_rate_limit')
    .select('count')
    .where('key', '=', keyFor(counted))
    .where('last_request', '>', String(Date.now() - windowMs))
    .executeTakeFirst();
  return found !== undefined && found.count >= max;
}

/** After a quiet quarter of an hour a new count starts. @returns how many it is now */
export async function countOne(db: Db, counted: Counted): Promise<number> {
  const now = Date.now();
  const { count } = await db
    .insertInto('auth_rate_limit')
    .values({ id: randomUUID(), key: keyFor(counted), count: 1, last_request: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ ref }) => ({
        count: sql<number>`case when ${ref('auth_rate_limit.last_request')} > ${now - windowMs}
          then ${ref('auth_rate_limit.count')} + 1 else 1 end`,
        last_request: now,
      })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count;
}

export const forgetCount = (db: Db, counted: Counted) =>
  db.deleteFrom('auth_rate_limit').where('key', '=', keyFor(counted)).execute();

/** Addresses and codes themselves are nobody's business in a table of counters. */
const keyFor = ({ what, who }: Counted) =>
  `${what} ${createHash('sha256').update(who.trim().toLowerCase()).digest('base64url').slice(0, 22)}`;
