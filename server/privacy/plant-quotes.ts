import { type RawBuilder, sql } from 'kysely';
import { toJsonb } from '../db/to-jsonb';
import type { Planted } from './plant-person';

interface Planting {
  readonly workspaceId: string;
  readonly userId: string;
  readonly planted: Planted;
}

/** For tests: the person quoted in everything that plantPerson leaves out, wherever a row can hold words about an order. */
export function plantQuotes({ workspaceId, userId, planted }: Planting): readonly RawBuilder<unknown>[] {
  const { said, orderId, runId, connectionId, deliveryId } = planted;
  const id = sql`gen_random_uuid()`;
  const json = sql`${toJsonb({ message: said, list: [said] })}::jsonb`;
  const query = new URLSearchParams({ search: said }).toString();
  const inbox = sql`select id from inbox_entry where workspace_id = ${workspaceId} order by id limit 1`;
  const endpoint = sql`select id from webhook_endpoint where workspace_id = ${workspaceId} limit 1`;
  const key = sql`select id from api_key where workspace_id = ${workspaceId} limit 1`;
  return [
    sql`insert into alert (workspace_id, id, rule_id, subject, rule_name, state, title, message, path, action, since, opened_at, last_seen_at)
      values (${workspaceId}, ${id}, 'problems', 'x', 'Orders need a fix', 'open', ${said}, ${said}, 'health', 'Fix it', now(), now(), now())`,
    sql`insert into alert_notice (workspace_id, id, cause, occasion, address, text, due_at, state, problem)
      values (${workspaceId}, ${id}, 'x', 'opened', 'ops@example.com', ${json}, now() + interval '1 day', 'failed', ${said})`,
    sql`insert into webhook_endpoint (workspace_id, id, url, kinds, sealed, state)
      values (${workspaceId}, ${id}, 'https://example.com/hook', '{}', 'x', 'off')`,
    sql`insert into webhook_message (workspace_id, endpoint_id, id, event_id, kind, body, due_at, problem)
      values (${workspaceId}, (${endpoint}), ${id}, 'pro_x', 'problem.opened', ${JSON.stringify({ said })}, now() + interval '1 day', ${said})`,
    sql`insert into api_key (workspace_id, id, name, role, key_hash, hint, created_at)
      values (${workspaceId}, ${id}, 'A program', 'editor', 'hash', 'slu', now())`,
    sql`insert into api_answer (workspace_id, api_key_id, idempotency_key, request_hash, asked_at, status, body)
      values (${workspaceId}, (${key}), 'once', 'hash', now(), 200, ${JSON.stringify({ order: { note: said } })})`,
    sql`insert into saved_view (workspace_id, id, list, name, query, owner, shared)
      values (${workspaceId}, ${id}, 'orders', 'A regular', ${query}, ${userId}, true)`,
    sql`update connection set state = 'attention', problem = ${json}, last_poll = ${json} where workspace_id = ${workspaceId} and id = ${connectionId}`,
    sql`insert into backfill (workspace_id, id, connection_id, from_at, to_at, state, problem, finished_at)
      values (${workspaceId}, ${id}, ${connectionId}, now() - interval '1 day', now(), 'failed', ${json}, now())`,
    sql`insert into source_check (workspace_id, connection_id, from_at, to_at, state, problem, last, next_at)
      values (${workspaceId}, ${connectionId}, now() - interval '1 day', now(), 'failed', ${said}, ${json}, now() + interval '1 day')
      on conflict (workspace_id, connection_id) do update set problem = excluded.problem, last = excluded.last, next_at = excluded.next_at`,
    sql`update retry_task set problem = ${said} where workspace_id = ${workspaceId}`,
    sql`insert into inbox_entry (workspace_id, connection_id, dedupe_key, content_hash, arrived_by, topic, body, state, problem)
      values (${workspaceId}, ${connectionId}, 'unreadable', 'hash', 'webhook', 'unreadable', ${`{"cut short": "${said}`}::text::bytea, 'unreadable', ${json})`,
    sql`insert into inbox_conflict (workspace_id, entry_id, content_hash, body) values (${workspaceId}, (${inbox}), 'other', ${said}::text::bytea)`,
    sql`insert into order_correction (workspace_id, id, order_id, changes, made_at) values (${workspaceId}, ${id}, ${orderId}, ${json}, now())`,
    sql`insert into errand (workspace_id, run_id, node_id, document, due_at) values (${workspaceId}, ${runId}, 'x', ${json}, now() + interval '1 day')`,
    sql`insert into conversion (workspace_id, id, order_id, run_id, node_id, port, document_id, paper, file_name, state)
      values (${workspaceId}, ${id}, ${orderId}, ${runId}, 'x', 'out', 'x', 'A6', ${`${said}.pdf`}, 'done')`,
    sql`insert into paper_job (workspace_id, id, kinds, paper, order_ids, state, pages, bytes, missing)
      values (${workspaceId}, ${id}, '{packingSlip}', 'A4', array[${orderId}::uuid], 'done', 1, ${said}::text::bytea, ${json})`,
    sql`update delivery set message = ${json}, overlay = ${json} where workspace_id = ${workspaceId} and id = ${deliveryId}`,
    sql`insert into document (workspace_id, sha256, media_type, bytes, preview)
      values (${workspaceId}, ${paperHash}, 'application/pdf', ${said}::text::bytea, ${said}::text::bytea)`,
    sql`update "order" set content = jsonb_set(content, '{documents,0,sha256}', ${toJsonb(paperHash)}::jsonb) where workspace_id = ${workspaceId} and id = ${orderId}`,
  ];
}

const paperHash = 'c'.repeat(64);
