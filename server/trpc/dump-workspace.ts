import { sql } from 'kysely';
import type { Db } from '../db/connection';
import { withWorkspace } from '../db/with-workspace';
import { ownDoing, tables } from './isolation-tables';

/** Every row of a workspace that people or procedures can change. */
export const dumpWorkspace = ({ db, workspaceId }: { db: Db; workspaceId: string }): Promise<string> =>
  withWorkspace(db, workspaceId, async (trx) => {
    const dumps = tables.map((table) =>
      sql<{
        rows: unknown;
      }>`select jsonb_agg(to_jsonb(t) - ${ownDoing}::text[] order by t::text) as rows from ${sql.table(table)} t`.execute(
        trx,
      ),
    );
    return JSON.stringify((await Promise.all(dumps)).map(({ rows }) => rows));
  });
