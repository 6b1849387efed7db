import { sql } from 'kysely';

interface Some {
  readonly workspaceId: string;
  readonly orderIds: readonly string[];
}

/** How much of each kind belongs to these orders. */
export const countHeld = ({ workspaceId, orderIds }: Some) => sql<{
  messages: number;
  papers: number;
  mails: number;
  requests: number;
  notes: number;
}>`
  with chosen as materialized (
    select id, connection_id, external_id, content from "order"
    where workspace_id = ${workspaceId} and id = any(${[...orderIds]}::uuid[])
  ), name as materialized (
    select connection_id, external_id from chosen
    union
    select connection_id, remote_id from order_link where workspace_id = ${workspaceId} and order_id in (select id from chosen)
  )
  select
    (select count(*)::int from inbox_entry entry where entry.workspace_id = ${workspaceId} and octet_length(entry.body) > 0 and (
      entry.id in (select inbox_id from order_event where workspace_id = ${workspaceId} and order_id in (select id from chosen)
        and inbox_id is not null)
      or (entry.connection_id, entry.external_order_id) in (select connection_id, external_id from name))) as messages,
    (select count(*)::int from chosen, jsonb_array_elements(content -> 'documents') paper where paper ? 'sha256') as papers,
    (select count(*)::int from delivery where workspace_id = ${workspaceId} and order_id in (select id from chosen)
      and operation = 'email') as mails,
    (select coalesce(sum(jsonb_array_length(exchanges)), 0)::int from delivery where workspace_id = ${workspaceId}
      and order_id in (select id from chosen) and jsonb_typeof(exchanges) = 'array') as requests,
    (select count(*)::int from order_note where workspace_id = ${workspaceId} and order_id in (select id from chosen)) as notes`;

export interface HeldOrder {
  readonly number: string;
  readonly order: unknown;
  readonly events: unknown;
  readonly messages: unknown;
  readonly sent: unknown;
  readonly notes: unknown;
  readonly corrections: unknown;
  readonly papers: unknown;
}

/** All of it, an order a row. Raw messages as text where they are text, papers as Base64. */
export const readHeld = ({ workspaceId, orderIds }: Some) => sql<HeldOrder>`
  select one.number, one.content as "order",
    (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'at', occurred_at) order by recorded_at), '[]') from order_event
      where workspace_id = ${workspaceId} and order_id = one.id) as events,
    (select coalesce(jsonb_agg(jsonb_build_object('receivedAt', entry.received_at, 'topic', entry.topic,
        'base64', translate(encode(entry.body, 'base64'), E'\\n', '')) order by entry.id), '[]')
      from inbox_entry entry where entry.workspace_id = ${workspaceId} and octet_length(entry.body) > 0 and (
        entry.id in (select inbox_id from order_event where workspace_id = ${workspaceId} and order_id = one.id)
        or (entry.connection_id = one.connection_id and entry.external_order_id = one.external_id))) as messages,
    (select coalesce(jsonb_agg(jsonb_build_object('what', operation, 'to', connection.name, 'state', delivery.state,
        'at', delivery.created_at, 'letter', delivery.message, 'requests', delivery.exchanges) order by seq), '[]')
      from delivery join connection on connection.workspace_id = delivery.workspace_id and connection.id = delivery.connection_id
      where delivery.workspace_id = ${workspaceId} and delivery.order_id = one.id) as sent,
    (select coalesce(jsonb_agg(jsonb_build_object('at', written_at, 'text', text) order by written_at), '[]') from order_note
      where workspace_id = ${workspaceId} and order_id = one.id) as notes,
    (select coalesce(jsonb_agg(jsonb_build_object('at', made_at, 'changes', changes) order by made_at), '[]') from order_correction
      where workspace_id = ${workspaceId} and order_id = one.id) as corrections,
    (select coalesce(jsonb_agg(jsonb_build_object('mediaType', document.media_type,
        'base64', translate(encode(document.bytes, 'base64'), E'\\n', ''))), '[]')
      from jsonb_array_elements(one.content -> 'documents') paper
      join document on document.workspace_id = ${workspaceId} and document.sha256 = paper ->> 'sha256') as papers
  from "order" one where one.workspace_id = ${workspaceId} and one.id = any(${[...orderIds]}::uuid[])
  order by one.received_at`;
