import { type RawBuilder, sql } from 'kysely';
import { rowsOf } from '../rows-of';

/**
 * True when the worker of that name is dead: its session is gone, and with it the lock that carries its name (jobs/presence.ts).
 * Takes the lock for the rest of the transaction, which nobody minds.
 */
export const isDead = (holder: RawBuilder<string>): RawBuilder<boolean> =>
  sql<boolean>`pg_try_advisory_xact_lock(hashtextextended(${holder}, 3))`;

/** Takes the lane of a connection for this worker, or renews its hold on it; no row while another living worker has it. */
export const takeLane = (lane: { workspaceId: string; connectionId: string; holder: string; seconds: number }) => sql<{
  held: 1;
}>`
  insert into delivery_lane as lane (workspace_id, connection_id, holder, held_until)
  values (${lane.workspaceId}, ${lane.connectionId}, ${lane.holder}, now() + ${lane.seconds} * interval '1 second')
  on conflict (workspace_id, connection_id) do update set holder = excluded.holder, held_until = excluded.held_until
  where lane.holder = excluded.holder or lane.held_until < now() or ${isDead(sql`lane.holder`)}
  returning 1 as held`;

/** Gives the lane back. Whoever comes next waits for this transaction, so what is due after it is theirs to see. */
export const leaveLane = (lane: { workspaceId: string; connectionId: string; holder: string }) => sql`
  update delivery_lane set held_until = '-infinity'
  where workspace_id = ${lane.workspaceId} and connection_id = ${lane.connectionId} and holder = ${lane.holder}`;

/**
 * Due, and nothing of the same order at the same connection before it is unfinished: one order's effects go out in order.
 * A scalar sub-select, because Postgres would turn `not exists` into a join over the whole backlog before it takes the first few.
 */
const isDueHead = (workspaceId: string, connectionId: string) => sql`
  one.workspace_id = ${workspaceId} and one.connection_id = ${connectionId}
  and one.state in ('planned', 'unknown') and one.due_at <= now()
  and (
    select earlier.id from delivery earlier
    where earlier.workspace_id = one.workspace_id and earlier.order_id = one.order_id
      and earlier.connection_id = one.connection_id and earlier.seq < one.seq
      and earlier.state in ('planned', 'sending', 'unknown', 'parked')
    limit 1
  ) is null`;

export const hasDue = ({ workspaceId, connectionId }: { workspaceId: string; connectionId: string }) =>
  sql<{ due: 1 }>`select 1 as due from delivery one where ${isDueHead(workspaceId, connectionId)} limit 1`;

/** What it takes to say what shall be at the destination. */
export interface UnclaimedDelivery {
  readonly id: string;
  readonly operation: string;
  readonly factId: string | null;
  readonly reference: string;
  readonly overlay: unknown;
  readonly order: unknown;
  readonly remoteId: string | null;
  readonly number: string | null;
  readonly url: string | null;
  readonly lineIds: unknown;
}

export interface ClaimedDelivery extends UnclaimedDelivery {
  readonly runId: string;
  readonly orderId: string;
  /** What is sent as it is; null where the connector makes it from the order. */
  readonly message: unknown;
  readonly attempt: number;
  /** An earlier attempt may have arrived: look before sending. */
  readonly wasUnknown: boolean;
  /** How long nobody has known whether it arrived; 0 when it surely did not. */
  readonly unsureMs: number;
}

/**
 * Marks due deliveries as being sent by this worker, and reads what is needed to send them. Commit before the first call.
 * Reads indexes delivery_due and delivery_order.
 */
export const claimDeliveries = (claim: { workspaceId: string; connectionId: string; fence: string; limit: number }) =>
  sql<ClaimedDelivery>`
    with due as (
      select one.id, one.state from delivery one where ${isDueHead(claim.workspaceId, claim.connectionId)}
      order by one.due_at, one.seq
      limit ${claim.limit}
      for update of one skip locked
    ), claimed as (
      update delivery one set state = 'sending', sending_since = now(), fence = ${claim.fence}, attempt = one.attempt + 1
      from due where one.workspace_id = ${claim.workspaceId} and one.id = due.id
      returning one.*, due.state as was
    )
    select claimed.id, claimed.run_id as "runId", claimed.order_id as "orderId", claimed.operation, claimed.fact_id as "factId",
      claimed.reference, claimed.overlay, claimed.message, claimed.attempt, claimed.was = 'unknown' as "wasUnknown",
      coalesce(extract(epoch from now() - claimed.unsure_since) * 1000, 0)::int as "unsureMs", one.content as "order",
      link.remote_id as "remoteId", link.number, link.url, link.line_ids as "lineIds"
    from claimed
    join "order" one on one.workspace_id = claimed.workspace_id and one.id = claimed.order_id
    left join order_link link on link.workspace_id = claimed.workspace_id and link.order_id = claimed.order_id
      and link.connection_id = claimed.connection_id
    order by claimed.seq`;

export interface SettledDelivery {
  readonly workspaceId: string;
  readonly id: string;
  readonly fence: string;
  readonly state: 'delivered' | 'planned' | 'unknown' | 'parked';
  /** Of `unknown`: this attempt may have arrived; otherwise an earlier one. */
  readonly isFreshlyUnsure: boolean;
  readonly delayMs: number;
  readonly remoteId: string | null;
  readonly problem: { readonly code: string } | null;
  readonly note: string | null;
  /** Null: keep those of the attempt before. */
  readonly exchanges: readonly object[] | null;
}

/** Writes outcomes; returns the ids it wrote. An outcome whose holder has been given up on meanwhile is not written. */
export const settleDeliveries = (settled: readonly SettledDelivery[]) => sql<{
  id: string;
  flowId: string;
  nodeId: string;
  resumePort: string | null;
}>`
  update delivery one set
    state = given.state, sending_since = null, fence = null, due_at = now() + given.delay * interval '1 millisecond',
    remote_id = coalesce(given.remote_id, one.remote_id), problem = given.problem::jsonb, problem_code = given.problem_code,
    unsure_since = case when given.state = 'unknown' and given.anew then now()
      when given.state = 'unknown' then coalesce(one.unsure_since, now()) end,
    note = given.note, exchanges = coalesce(given.exchanges::jsonb, one.exchanges),
    finished_at = case when given.state = 'delivered' then now() end
  from ${rowsOf(settled, {
    as: 'given',
    columns: {
      workspace_id: ['uuid', (one) => one.workspaceId],
      id: ['uuid', (one) => one.id],
      fence: ['text', (one) => one.fence],
      state: ['text', (one) => one.state],
      anew: ['boolean', (one) => one.isFreshlyUnsure],
      delay: ['int', (one) => one.delayMs],
      remote_id: ['text', (one) => one.remoteId],
      problem: ['json', (one) => one.problem],
      problem_code: ['text', (one) => one.problem?.code ?? null],
      note: ['text', (one) => one.note],
      exchanges: ['json', (one) => one.exchanges],
    },
  })}
  where one.workspace_id = given.workspace_id and one.id = given.id and one.fence = given.fence and one.state = 'sending'
  returning one.id, one.flow_id as "flowId", one.node_id as "nodeId", one.resume_port as "resumePort"`;

export interface ReturnedDelivery {
  readonly connectionId: string;
  readonly reference: string;
  readonly problem: { readonly code: string };
}

/**
 * What was sent and came back waits for a person. What is drawn behind it has had its turn, so that sending it again ends there. Told
 * twice, it is taken back once. Reads the unique key of the reference.
 */
export const takeBackDeliveries = (workspaceId: string, returned: readonly ReturnedDelivery[]) => sql<{
  id: string;
  runId: string;
  orderId: string;
  flowId: string;
  nodeId: string;
  connectionId: string;
  reference: string;
}>`
  update delivery one set state = 'parked', finished_at = null, resume_port = null, problem = given.problem::jsonb,
    problem_code = given.problem_code
  from ${rowsOf(returned, {
    as: 'given',
    columns: {
      connection_id: ['uuid', ({ connectionId }) => connectionId],
      reference: ['text', ({ reference }) => reference],
      problem: ['json', ({ problem }) => problem],
      problem_code: ['text', ({ problem }) => problem.code],
    },
  })}
  where one.workspace_id = ${workspaceId} and one.connection_id = given.connection_id and one.reference = given.reference
    and one.state = 'delivered' and one.operation = 'email'
  returning one.id, one.run_id as "runId", one.order_id as "orderId", one.flow_id as "flowId", one.node_id as "nodeId",
    one.connection_id as "connectionId", one.reference`;

export interface NewLink {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly orderId: string;
  readonly remoteId: string;
  readonly number: string | null;
  readonly url: string | null;
  readonly lineIds: object;
}

/** Which id orders have at the connection they were published to. One that is known stays as it is. */
export const insertLinks = (links: readonly NewLink[]) => sql`
  insert into order_link (workspace_id, connection_id, remote_id, order_id, number, url, line_ids)
  select workspace_id, connection_id, remote_id, order_id, number, url, line_ids::jsonb
  from ${rowsOf(links, {
    as: 'given',
    columns: {
      workspace_id: ['uuid', (link) => link.workspaceId],
      connection_id: ['uuid', (link) => link.connectionId],
      remote_id: ['text', (link) => link.remoteId],
      order_id: ['uuid', (link) => link.orderId],
      number: ['text', (link) => link.number],
      url: ['text', (link) => link.url],
      line_ids: ['json', (link) => link.lineIds],
    },
  })}
  on conflict do nothing`;

/** Calls off deliveries that are not sent; the caller holds them (holdUnsent). */
export const supersedeDeliveries = (workspaceId: string, ids: readonly string[]) => sql`
  update delivery set state = 'superseded', finished_at = now(), problem = null, problem_code = null,
    note = 'The order was cancelled before it was sent.'
  where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) and state in ('planned', 'parked')`;

/** What waits at these connections for these orders to come further is due now. Reads index delivery_order. */
export const hastenDeliveries = (
  workspaceId: string,
  hastened: readonly { readonly orderId: string; readonly connectionId: string }[],
) => sql`
  update delivery one set due_at = now()
  from ${rowsOf(hastened, {
    as: 'given',
    columns: {
      order_id: ['uuid', ({ orderId }) => orderId],
      connection_id: ['uuid', ({ connectionId }) => connectionId],
    },
  })}
  where one.workspace_id = ${workspaceId} and one.order_id = given.order_id and one.connection_id = given.connection_id
    and one.state = 'planned' and one.problem_code like 'destination.waitingFor%'`;

export interface Reopening {
  readonly deliveryId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly overlay: object;
  readonly message: object | null;
  readonly resumePort: string | null;
}

/** Deliveries that had an end, or were parked, take part again for another run. */
export const reopenDeliveries = (workspaceId: string, reopenings: readonly Reopening[]) => sql`
  update delivery one set state = 'planned', run_id = given.run_id, flow_id = given.flow_id, node_id = given.node_id,
    overlay = given.overlay::jsonb, message = given.message::jsonb, resume_port = given.resume_port, due_at = now(), finished_at = null, problem = null,
    problem_code = null, note = null
  from ${rowsOf(reopenings, {
    as: 'given',
    columns: {
      id: ['uuid', (one) => one.deliveryId],
      run_id: ['uuid', (one) => one.runId],
      flow_id: ['uuid', (one) => one.flowId],
      node_id: ['text', (one) => one.nodeId],
      overlay: ['json', (one) => one.overlay],
      message: ['json', (one) => one.message],
      resume_port: ['text', (one) => one.resumePort],
    },
  })}
  where one.workspace_id = ${workspaceId} and one.id = given.id and one.state in ('parked', 'skipped', 'superseded')`;

export const changeOverlays = (
  workspaceId: string,
  overlays: readonly { readonly deliveryId: string; readonly overlay: object }[],
) => sql`
  update delivery one set overlay = given.overlay::jsonb
  from ${rowsOf(overlays, {
    as: 'given',
    columns: { id: ['uuid', ({ deliveryId }) => deliveryId], overlay: ['json', ({ overlay }) => overlay] },
  })}
  where one.workspace_id = ${workspaceId} and one.id = given.id and one.state in ('planned', 'parked')`;
