import type { CompiledQuery } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../db/connection';

/** Tables that grow with the orders. */
const large = ['order', 'run', 'delivery', 'problem', 'inbox_entry', 'order_event', 'order_link'];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  /** Of itself and of what is below it. */
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[] | undefined;
}
const Plan: z.ZodType<Plan> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Shared Hit Blocks': z.number(),
  'Shared Read Blocks': z.number(),
  Plans: z.array(z.lazy(() => Plan)).optional(),
});
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan })]) })]);

interface Looked {
  /** The large tables that are read whole. */
  readonly scans: readonly string[];
  /** Pages of 8 KB read from memory or disk: the same on a fast machine and a slow one. */
  readonly pages: number;
}

/** How the database answers these statements, each asked once more in the scope it was asked in. */
export async function lookAtPlans(db: Db, queries: readonly CompiledQuery[]): Promise<Looked> {
  const scans = new Set<string>();
  let pages = 0;
  let scope: CompiledQuery | null = null;
  for (const query of queries) {
    if (/^select set_config/.test(query.sql)) scope = query;
    else if (/^\s*(select|with)\b/i.test(query.sql)) {
      const plan = await explain(db, { query, scope });
      for (const table of scannedIn(plan)) scans.add(table);
      pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    }
  }
  return { scans: [...scans], pages };
}

function explain(db: Db, { query, scope }: { query: CompiledQuery; scope: CompiledQuery | null }): Promise<Plan> {
  return db.transaction().execute(async (trx) => {
    if (scope) await trx.executeQuery(scope);
    await sql`set local plan_cache_mode = force_custom_plan`.execute(trx);
    const asked = { ...query, sql: `explain (analyze, buffers, timing off, format json) ${query.sql}` };
    return Explained.parse((await trx.executeQuery(asked)).rows)[0]['QUERY PLAN'][0].Plan;
  });
}

function scannedIn(plan: Plan): readonly string[] {
  const { 'Node Type': kind, 'Relation Name': table, Plans = [] } = plan;
  const here = kind === 'Seq Scan' && table !== undefined && large.includes(table) ? [table] : [];
  return [...here, ...Plans.flatMap(scannedIn)];
}
