import { knownMigrations } from '../db/known-migrations';
import * as queries from '../db/queries/platform-view';
import { withPlatform } from '../db/with-workspace';
import { queueSchema as schema } from '../jobs/queues';
import { productVersion } from '../product-version';
import type { World } from '../workspaces/world';

export interface DatabaseView {
  readonly bytes: number;
  readonly tables: readonly { readonly name: string; readonly bytes: number; readonly rows: number }[];
  readonly versions: { readonly sluice: string; readonly node: string; readonly postgres: string };
  readonly migrations: {
    readonly ran: readonly { readonly name: string; readonly at: string }[];
    /** Brought by this Sluice, not in the database yet. */
    readonly pending: readonly string[];
    /** In the database, unknown to this Sluice: a newer one was here. */
    readonly unknown: readonly string[];
  };
}

/** How large the database is and what holds the room, and whether its tables are those this Sluice expects. */
export async function readDatabase({ db }: Pick<World, 'db'>, { userId }: { userId: string }): Promise<DatabaseView> {
  const known = await knownMigrations();
  return withPlatform(db, userId, async (trx) => {
    const [size] = (await queries.sumDatabase().execute(trx)).rows;
    if (!size) throw new Error('Asking for the size answers one row.');
    const tables = (await queries.findTableSizes({ schema }).execute(trx)).rows;
    const ran = (await queries.findMigrations().execute(trx)).rows;
    const names = new Set(ran.map(({ name }) => name));
    return {
      bytes: Number(size.bytes),
      tables: tables.map(({ name, bytes, rows }) => ({ name, bytes: Number(bytes), rows: Number(rows) })),
      versions: { sluice: productVersion, node: process.versions.node, postgres: size.version },
      migrations: {
        ran: ran.map(({ name, ranAt }) => ({ name, at: ranAt })),
        pending: known.filter((name) => !names.has(name)),
        unknown: [...names].filter((name) => !known.includes(name)),
      },
    };
  });
}
