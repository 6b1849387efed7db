import { sql } from 'kysely';
import type { Db } from '../db/connection';
import { withWorkspace } from '../db/with-workspace';

/** What the worker goes on writing meanwhile. */
const ownDoing = [
  'last_received_at',
  'last_poll',
  'last_poll_at',
  'next_poll_at',
  'poll_cursor',
  'cursor_version',
  'counted_until',
  'last_seen_at',
  'next_look_at',
  'read_until',
  'next_until',
  'next_xid',
  'failing_since',
];

/** Every row of a workspace that people or procedures can change. */
export const dumpWorkspace = ({ db, workspaceId }: { db: Db; workspaceId: string }): Promise<string> =>
  withWorkspace(db, workspaceId, async (trx) => {
    const tables = [
      'flow',
      'flow_version',
      'connection',
      'order_note',
      'sku_map',
      'code_map',
      'code_policy',
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
      'alert',
      'alert_rule',
      'alert_settings',
      'webhook_endpoint',
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
