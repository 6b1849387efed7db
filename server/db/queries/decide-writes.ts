import { sql } from 'kysely';
import { joinList, listIn, rowsOf } from '../rows-of';

/** An order as its row: the canonical order, and beside it what lists sort, filter and search by. */
export interface OrderRow {
  readonly id: string;
  readonly connectionId: string;
  readonly externalId: string;
  readonly number: string;
  readonly channel: string;
  readonly placedAt: string;
  readonly currency: string;
  readonly total: string;
  readonly buyerName: string | null;
  readonly buyerEmail: string | null;
  readonly country: string | null;
  readonly tags: readonly string[];
  readonly payment: string;
  readonly fulfillment: string;
  readonly cancellation: string;
  readonly shipBy: string | null;
  readonly itemCount: number;
  readonly content: object;
  /** In lower case, none empty. */
  readonly words: readonly string[];
}

export const upsertOrders = (workspaceId: string, orders: readonly OrderRow[]) => sql`
  insert into "order" (workspace_id, id, connection_id, external_id, number, channel, placed_at, currency, total, buyer_name,
    buyer_email, country, tags, payment, fulfillment, cancellation, ship_by, item_count, content, search)
  select ${workspaceId}, id, connection_id, external_id, number, channel, placed_at, currency, total, buyer_name, buyer_email,
    country, ${listIn('tags')}, payment, fulfillment, cancellation, ship_by, item_count, content::jsonb,
    array_to_tsvector(${listIn('words')})
  from ${rowsOf(orders, {
    as: 'given',
    columns: {
      id: ['uuid', (order) => order.id],
      connection_id: ['uuid', (order) => order.connectionId],
      external_id: ['text', (order) => order.externalId],
      number: ['text', (order) => order.number],
      channel: ['text', (order) => order.channel],
      placed_at: ['timestamptz', (order) => order.placedAt],
      currency: ['text', (order) => order.currency],
      total: ['numeric', (order) => order.total],
      buyer_name: ['text', (order) => order.buyerName],
      buyer_email: ['text', (order) => order.buyerEmail],
      country: ['text', (order) => order.country],
      tags: ['text', (order) => joinList(order.tags)],
      payment: ['text', (order) => order.payment],
      fulfillment: ['text', (order) => order.fulfillment],
      cancellation: ['text', (order) => order.cancellation],
      ship_by: ['timestamptz', (order) => order.shipBy],
      item_count: ['numeric', (order) => order.itemCount],
      content: ['json', (order) => order.content],
      words: ['text', (order) => joinList(order.words)],
    },
  })}
  on conflict (workspace_id, id) do update set number = excluded.number, placed_at = excluded.placed_at, changed_at = now(),
    currency = excluded.currency, total = excluded.total, buyer_name = excluded.buyer_name, buyer_email = excluded.buyer_email,
    country = excluded.country, tags = excluded.tags, payment = excluded.payment, fulfillment = excluded.fulfillment,
    cancellation = excluded.cancellation, ship_by = excluded.ship_by, item_count = excluded.item_count,
    content = excluded.content, search = excluded.search`;

export interface EventRow {
  readonly id: string;
  readonly orderId: string;
  readonly inboxId: string;
  readonly event: {
    readonly kind: string;
    readonly key: string;
    readonly factId?: string | undefined;
    readonly connectionId: string;
    readonly occurredAt: string;
  };
}

export const insertEvents = (workspaceId: string, events: readonly EventRow[]) => sql`
  insert into order_event (workspace_id, id, order_id, kind, key, fact_id, connection_id, inbox_id, occurred_at)
  select ${workspaceId}, * from ${rowsOf(events, {
    as: 'given',
    columns: {
      id: ['uuid', ({ id }) => id],
      order_id: ['uuid', ({ orderId }) => orderId],
      kind: ['text', ({ event }) => event.kind],
      key: ['text', ({ event }) => event.key],
      fact_id: ['text', ({ event }) => event.factId ?? null],
      connection_id: ['uuid', ({ event }) => event.connectionId],
      inbox_id: ['bigint', ({ inboxId }) => inboxId],
      occurred_at: ['timestamptz', ({ event }) => event.occurredAt],
    },
  })}`;

export interface RunRow {
  readonly id: string;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly orderId: string;
  readonly eventId: string;
  readonly eventKind: string;
  readonly attempt: number;
  readonly state: string;
  readonly result: string | null;
  readonly openEffects: number;
  readonly trace: object;
}

export const insertRuns = (workspaceId: string, runs: readonly RunRow[]) => sql`
  insert into run (workspace_id, id, flow_id, flow_version, order_id, event_id, event_kind, attempt, state, result, open_effects,
    trace, finished_at)
  select ${workspaceId}, id, flow_id, flow_version, order_id, event_id, event_kind, attempt, state, result, open_effects,
    trace::jsonb, case when state = 'done' then now() end
  from ${rowsOf(runs, {
    as: 'given',
    columns: {
      id: ['uuid', (run) => run.id],
      flow_id: ['uuid', (run) => run.flowId],
      flow_version: ['int', (run) => run.flowVersion],
      order_id: ['uuid', (run) => run.orderId],
      event_id: ['uuid', (run) => run.eventId],
      event_kind: ['text', (run) => run.eventKind],
      attempt: ['int', (run) => run.attempt],
      state: ['text', (run) => run.state],
      result: ['text', (run) => run.result],
      open_effects: ['int', (run) => run.openEffects],
      trace: ['json', (run) => run.trace],
    },
  })}`;

export interface DeliveryRow {
  readonly id: string;
  readonly orderId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly connectionId: string;
  readonly operation: string;
  readonly factId: string | null;
  readonly reference: string;
  readonly overlay: object;
  readonly message: object | null;
  readonly resumePort: string | null;
}

export const insertDeliveries = (workspaceId: string, deliveries: readonly DeliveryRow[]) => sql`
  insert into delivery (workspace_id, id, order_id, run_id, flow_id, node_id, connection_id, operation, fact_id, reference, overlay,
    message, resume_port, state)
  select ${workspaceId}, id, order_id, run_id, flow_id, node_id, connection_id, operation, fact_id, reference, overlay::jsonb,
    message::jsonb, resume_port, 'planned'
  from ${rowsOf(deliveries, {
    as: 'given',
    columns: {
      id: ['uuid', (delivery) => delivery.id],
      order_id: ['uuid', (delivery) => delivery.orderId],
      run_id: ['uuid', (delivery) => delivery.runId],
      flow_id: ['uuid', (delivery) => delivery.flowId],
      node_id: ['text', (delivery) => delivery.nodeId],
      connection_id: ['uuid', (delivery) => delivery.connectionId],
      operation: ['text', (delivery) => delivery.operation],
      fact_id: ['text', (delivery) => delivery.factId],
      reference: ['text', (delivery) => delivery.reference],
      overlay: ['json', (delivery) => delivery.overlay],
      message: ['json', (delivery) => delivery.message],
      resume_port: ['text', (delivery) => delivery.resumePort],
    },
  })}`;

export interface EntryRow {
  readonly id: string;
  readonly state: string;
  readonly externalOrderId: string | null;
  readonly heldUntil: string | null;
  readonly problem: object | null;
}

/** What became of entries. Most are simply decided, so those go by id alone. */
export const markEntries = (workspaceId: string, entries: readonly EntryRow[]) => sql`
  update inbox_entry entry set state = given.state, problem = given.problem::jsonb, held_until = given.held_until,
    external_order_id = coalesce(given.external_order_id, entry.external_order_id), decided_at = now()
  from ${rowsOf(entries, {
    as: 'given',
    columns: {
      id: ['bigint', ({ id }) => id],
      state: ['text', ({ state }) => state],
      external_order_id: ['text', ({ externalOrderId }) => externalOrderId],
      held_until: ['timestamptz', ({ heldUntil }) => heldUntil],
      problem: ['json', ({ problem }) => problem],
    },
  })}
  where entry.workspace_id = ${workspaceId} and entry.id = given.id`;

/** News that waited for these orders gets its turn. Reads index inbox_entry_waiting. */
export const wakeEntries = (
  workspaceId: string,
  names: readonly { readonly connectionId: string; readonly externalId: string }[],
) =>
  sql<{ id: string }>`
    update inbox_entry entry set state = 'new', held_until = null
    from ${rowsOf(names, {
      as: 'name',
      columns: {
        connection_id: ['uuid', ({ connectionId }) => connectionId],
        external_id: ['text', ({ externalId }) => externalId],
      },
    })}
    where entry.workspace_id = ${workspaceId} and entry.connection_id = name.connection_id
      and entry.external_order_id = name.external_id and entry.state = 'waiting'
    returning entry.id`;
