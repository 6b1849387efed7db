import type { CompiledQuery } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../db/connection';
import { withWorkspace } from '../db/with-workspace';

/** Tables that grow with the orders. */
const large = ['order', 'run', 'delivery', 'problem', 'inbox_entry', 'order_event', 'order_link'];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly Plans?: readonly Plan[] | undefined;
}
const Plan: z.ZodType<Plan> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  Plans: z.array(z.lazy(() => Plan)).optional(),
});
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan })]) })]);

/** The large tables that these statements would read whole. Only looks at their plans. */
export async function findSeqScans(
  db: Db,
  { workspaceId, queries }: { workspaceId: string; queries: readonly CompiledQuery[] },
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const query of queries) {
    const plan = await withWorkspace(db, workspaceId, async (trx) => {
      await sql`set local plan_cache_mode = force_custom_plan`.execute(trx);
      const explain = { ...query, sql: `explain (format json) ${query.sql}` };
      return Explained.parse((await trx.executeQuery(explain)).rows)[0]['QUERY PLAN'][0].Plan;
    });
    for (const table of scannedIn(plan)) found.add(table);
  }
  return [...found];
}

function scannedIn(plan: Plan): readonly string[] {
  const { 'Node Type': kind, 'Relation Name': table, Plans = [] } = plan;
  const here = kind === 'Seq Scan' && table !== undefined && large.includes(table) ? [table] : [];
  return [...here, ...Plans.flatMap(scannedIn)];
}
