import { sql } from 'kysely';
import { withWorkspace } from '../db/with-workspace';
import type { TestDemo } from './test-demo';

/** What the worker goes on writing meanwhile. */
const ownDoing = [
  'last_received_at',
  'last_poll',
  'last_poll_at',
  'next_poll_at',
  'poll_cursor',
  'cursor_version',
  'counted_until',
];

/** Every row of the demo's workspace that people or procedures can change. */
export const everythingOf = (demo: TestDemo) =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
    const tables = [
      'flow',
      'flow_version',
      'connection',
      'order_note',
      'sku_map',
      'delivery',
      'pause',
      'retry_task',
      'retry_item',
      'problem',
      'audit_entry',
      'run',
      'document',
      'paper_template',
      'paper_job',
      'member',
      'invitation',
      'workspace',
      'template',
      'api_key',
    ];
    const dumps = tables.map((table) =>
      sql<{
        rows: unknown;
      }>`select jsonb_agg(to_jsonb(t) - ${ownDoing}::text[] order by t::text) as rows from ${sql.table(table)} t`.execute(
        trx,
      ),
    );
    return JSON.stringify((await Promise.all(dumps)).map(({ rows }) => rows));
  });
