import { type RawBuilder, sql } from 'kysely';
import type { EndpointName } from './webhooks';

/**
 * Rows are read by when they were recorded, which is when their transaction began, and a transaction may end later than one that began
 * after it. So an endpoint moves on only to a moment before which no transaction can still write (next_until, once everything before
 * next_xid has ended), and reads from a little before where it stands, for those that began a moment before their first write and for
 * clocks of several machines. What it has been told already is told apart by the message's own key.
 */
export interface ReadingPlace extends EndpointName {
  readonly kinds: readonly string[];
  /** Read from here. */
  readonly from: Date;
  /** Nothing recorded before is told. */
  readonly listensSince: Date;
  /** Once everything is read, it may move on. */
  readonly mayMove: boolean;
}

const overlapMinutes = 3;

/** An endpoint that listens, held while it is read for; no row when another worker does. */
export const lockPlace = ({ workspaceId, endpointId }: EndpointName) => sql<ReadingPlace>`
  select workspace_id as "workspaceId", id as "endpointId", kinds,
    greatest(read_until - ${overlapMinutes} * interval '1 minute', listens_since) as "from", listens_since as "listensSince",
    next_xid <= pg_snapshot_xmin(pg_current_snapshot()) as "mayMove"
  from webhook_endpoint where workspace_id = ${workspaceId} and id = ${endpointId} and state = 'on'
  for update skip locked`;

/** Everything up to the moment that was kept has been read; this moment is kept for the next time. */
export const movePlace = ({ workspaceId, endpointId }: EndpointName) => sql`
  update webhook_endpoint set read_until = next_until, next_until = now(), next_xid = pg_snapshot_xmax(pg_current_snapshot())
  where workspace_id = ${workspaceId} and id = ${endpointId}`;

export interface OrderPart {
  readonly orderId: string | null;
  readonly number: string | null;
  readonly sourceOrderId: string | null;
  readonly connectionId: string | null;
  readonly connectionName: string | null;
  readonly channel: string | null;
  readonly total: string | null;
  readonly currency: string | null;
}

const orderPart = sql`one.*`;
/** The order, by its key also while the planner knows nothing of the tables: hence the limit. */
const orderOf = (row: string) => sql`lateral (
    select it.id as "orderId", it.number, it.external_id as "sourceOrderId", it.connection_id as "connectionId",
      source.name as "connectionName", source.connector as channel, it.total::text as total, it.currency
    from "order" it join connection source on source.workspace_id = it.workspace_id and source.id = it.connection_id
    where it.workspace_id = ${sql.ref(`${row}.workspace_id`)} and it.id = ${sql.ref(`${row}.order_id`)} limit 1
  ) one on true`;

/** Asked row by row (offset 0), which the message's own key answers. */
const isUntold = ({ workspaceId, endpointId }: EndpointName, eventId: RawBuilder<unknown>) => sql`not exists (
  select from webhook_message told where told.workspace_id = ${workspaceId} and told.endpoint_id = ${endpointId}
    and told.event_id = ${eventId} offset 0
)`;

/** The smallest id of version 7 made at that moment. */
const firstIdAt = (at: Date) => {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
};

export interface OrderRow extends OrderPart {
  readonly id: string;
  readonly eventKind: string;
  readonly at: Date;
}

/** Order events not told yet, the oldest first. Their ids begin with the time, so the primary key finds them. */
export const readOrderEvents = (place: ReadingPlace, { events, limit }: { events: readonly string[]; limit: number }) =>
  sql<OrderRow>`
  select event.id, event.kind as "eventKind", event.recorded_at as at, ${orderPart}
  from order_event event
  join ${orderOf('event')}
  where event.workspace_id = ${place.workspaceId} and event.id >= ${firstIdAt(place.from)}::uuid
    and event.recorded_at >= ${place.listensSince} and event.kind = any(${events}::text[])
    and ${isUntold(place, sql`'evt_' || event.id`)}
  order by event.id limit ${limit}`;

export interface DeliveredRow extends OrderPart {
  readonly id: string;
  readonly at: Date;
  readonly operation: string;
  readonly remoteId: string | null;
  readonly destinationId: string;
  readonly destinationName: string;
  readonly destinationChannel: string;
}

/** Deliveries that have arrived, not told yet. Reads index delivery_arrived. */
export const readDelivered = (
  place: ReadingPlace,
  { withOrders, withUpdates, limit }: { withOrders: boolean; withUpdates: boolean; limit: number },
) => sql<DeliveredRow>`
  select delivery.id, delivery.finished_at as at, delivery.operation, delivery.remote_id as "remoteId",
    there.id as "destinationId", there.name as "destinationName", there.connector as "destinationChannel", ${orderPart}
  from delivery
  join ${orderOf('delivery')}
  join connection there on there.workspace_id = delivery.workspace_id and there.id = delivery.connection_id
  where delivery.workspace_id = ${place.workspaceId} and delivery.state = 'delivered' and delivery.finished_at >= ${place.from}
    and case when delivery.operation = 'order' then ${withOrders} else ${withUpdates} and delivery.operation not in ('email', 'call') end
    and ${isUntold(place, sql`'dlv_' || delivery.id`)}
  order by delivery.finished_at, delivery.id limit ${limit}`;

export interface ProblemRow extends OrderPart {
  readonly id: string;
  readonly code: string;
  readonly subject: string | null;
  readonly message: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  /** What the order says. */
  readonly content: unknown;
}

const problemPart = sql`problem.id, problem.code, problem.subject, problem.message, problem.opened_at as "openedAt",
  problem.resolved_at as "resolvedAt",
  (select content from "order" it where it.workspace_id = problem.workspace_id and it.id = problem.order_id) as content`;
const orderOfProblem = sql`left join ${orderOf('problem')}`;

/** Problems opened, by the time in their ids. */
export const readOpened = (place: ReadingPlace, { limit }: { limit: number }) => sql<ProblemRow>`
  select ${problemPart}, ${orderPart} from problem ${orderOfProblem}
  where problem.workspace_id = ${place.workspaceId} and problem.id >= ${firstIdAt(place.from)}::uuid
    and problem.opened_at >= ${place.listensSince} and ${isUntold(place, sql`'pro_' || problem.id`)}
  order by problem.id limit ${limit}`;

/** Problems resolved. Reads index problem_resolved. */
export const readResolved = (place: ReadingPlace, { limit }: { limit: number }) => sql<ProblemRow>`
  select ${problemPart}, ${orderPart} from problem ${orderOfProblem}
  where problem.workspace_id = ${place.workspaceId} and problem.resolved_at >= ${place.from}
    and ${isUntold(place, sql`'prr_' || problem.id`)}
  order by problem.resolved_at, problem.id limit ${limit}`;

export interface AlertRow {
  readonly id: string;
  readonly isOver: boolean;
  readonly rule: string;
  readonly title: string;
  readonly message: string;
  readonly orders: number;
  readonly value: unknown;
  readonly path: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
}

/** Alerts begun (alr_) and over (arr_). Reads index alert_changed. What began while nobody listened is not told late. */
export const readAlerts = (
  place: ReadingPlace,
  { withOpened, withResolved, limit }: { withOpened: boolean; withResolved: boolean; limit: number },
) => sql<AlertRow>`
  select alert.id, edge.is_over as "isOver", rule_name as rule, title, message, orders, value, path, opened_at as "openedAt",
    resolved_at as "resolvedAt"
  from alert cross join (values (false), (true)) edge (is_over)
  where workspace_id = ${place.workspaceId} and changed_at >= ${place.from} and announced and opened_at is not null
    and case when edge.is_over then ${withResolved} and resolved_at is not null
      else ${withOpened} and opened_at >= greatest(${place.listensSince}, now() - interval '20 days') end
    and ${isUntold(place, sql`case when edge.is_over then 'arr_' else 'alr_' end || alert.id`)}
  order by changed_at, edge.is_over limit ${limit}`;

export interface NewMessage {
  readonly id: string;
  readonly eventId: string;
  readonly kind: string;
  readonly body: string;
}

/** An endpoint is told of an event once, whoever reads it. */
export const addMessages = (
  { workspaceId, endpointId }: EndpointName,
  { messages, now }: { messages: readonly NewMessage[]; now: Date },
) => sql`
  insert into webhook_message (workspace_id, endpoint_id, id, event_id, kind, body, due_at)
  select ${workspaceId}, ${endpointId}, one.id, one.event_id, one.kind, one.body, ${now}
  from unnest(${messages.map(({ id }) => id)}::uuid[], ${messages.map(({ eventId }) => eventId)}::text[],
    ${messages.map(({ kind }) => kind)}::text[], ${messages.map(({ body }) => body)}::text[]) as one (id, event_id, kind, body)
  on conflict (workspace_id, endpoint_id, event_id) do nothing`;
