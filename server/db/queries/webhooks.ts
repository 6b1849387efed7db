import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface About {
  readonly workspaceId: string;
}
export interface EndpointName extends About {
  readonly endpointId: string;
}

/** Workspaces where somebody listens. */
export const findListeners = (workspaceIds: readonly string[]) => sql<{ workspaceId: string }>`
  select distinct workspace_id as "workspaceId" from webhook_endpoint
  where workspace_id = any(${workspaceIds}::uuid[]) and state = 'on'`;

/** Endpoints with messages due. Reads index webhook_message_due. */
export const findDueEndpoints = (workspaceIds: readonly string[]) => sql<EndpointName>`
  select workspace_id as "workspaceId", id as "endpointId" from webhook_endpoint one
  where workspace_id = any(${workspaceIds}::uuid[]) and state = 'on' and (rest_until is null or rest_until <= now()) and exists (
    select from webhook_message where webhook_message.workspace_id = one.workspace_id and webhook_message.endpoint_id = one.id
      and webhook_message.state = 'planned' and webhook_message.due_at <= now()
  )`;

export interface ClaimedMessage {
  readonly id: string;
  readonly eventId: string;
  readonly body: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** Takes messages due for a minute, the oldest first; a worker that dies with them leaves them to the next. */
export const claimMessages = ({ workspaceId, endpointId, now, limit }: EndpointName & { now: Date; limit: number }) =>
  sql<ClaimedMessage>`
  with mine as (
    select message.id from webhook_message message
    join webhook_endpoint one on one.workspace_id = message.workspace_id and one.id = message.endpoint_id
    where message.workspace_id = ${workspaceId} and message.endpoint_id = ${endpointId} and message.state = 'planned'
      and message.due_at <= ${now} and one.state = 'on' and (one.rest_until is null or one.rest_until <= ${now})
    order by message.due_at, message.id limit ${limit} for update of message skip locked
  )
  update webhook_message message set attempt = attempt + 1, due_at = ${now}::timestamptz + interval '1 minute'
  from mine where message.workspace_id = ${workspaceId} and message.id = mine.id
  returning message.id, message.event_id as "eventId", message.body, message.attempt`;

export interface PostedMessage {
  readonly messageId: string;
  readonly state: 'planned' | 'delivered' | 'failed';
  readonly dueAt: Date;
  readonly status: number | null;
  readonly problem: string | null;
  readonly ms: number;
  readonly now: Date;
}

export const notePosted = (trx: Trx, { workspaceId, messageId, dueAt, now, ...outcome }: About & PostedMessage) =>
  trx
    .updateTable('webhook_message')
    .set({ ...outcome, due_at: dueAt, tried_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', messageId);

export interface EndpointNews {
  readonly now: Date;
  readonly isWell: boolean;
  readonly restUntil: Date | null;
  /** It says it is gone for good. */
  readonly isGone: boolean;
  readonly giveUpDays: number;
}

/** What an attempt says about its endpoint: it is well, it fails since then, it has failed for too long, or it is gone. */
export const noteEndpoint = ({
  workspaceId,
  endpointId,
  now,
  isWell,
  restUntil,
  isGone,
  giveUpDays,
}: EndpointName & EndpointNews) => sql<{ state: string }>`
  update webhook_endpoint set
    failing_since = case when ${isWell} then null else coalesce(failing_since, ${now}) end,
    rest_until = case when ${isWell} then null else coalesce(${restUntil}, rest_until) end,
    state = case when ${isGone} then 'gone'
      when not ${isWell} and failing_since <= ${now}::timestamptz - ${giveUpDays} * interval '1 day' then 'failing' else state end,
    state_since = case when ${isGone}
      or (not ${isWell} and failing_since <= ${now}::timestamptz - ${giveUpDays} * interval '1 day') then ${now} else state_since end
  where workspace_id = ${workspaceId} and id = ${endpointId} and state = 'on'
    and (not ${isWell} or failing_since is not null or rest_until is not null)
  returning state`;

export const findSecrets = (trx: Trx, { workspaceId, endpointId }: EndpointName) =>
  trx
    .selectFrom('webhook_endpoint')
    .select(['url', 'sealed', 'sealed_before as sealedBefore', 'before_until as beforeUntil'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', endpointId);

export const dropOldMessages = ({ workspaceId, endpointId }: EndpointName) => sql`
  delete from webhook_message where workspace_id = ${workspaceId} and endpoint_id = ${endpointId} and id in (
    select id from webhook_message where workspace_id = ${workspaceId} and endpoint_id = ${endpointId}
      and created_at < now() - interval '30 days' and state <> 'planned' limit 1000
  )`;

const shown = [
  'id',
  'url',
  'description',
  'kinds',
  'state',
  'state_since as stateSince',
  'failing_since as failingSince',
  'before_until as beforeUntil',
  'created_at as createdAt',
] as const;

export const listEndpoints = (trx: Trx, { workspaceId }: About) =>
  trx.selectFrom('webhook_endpoint').select(shown).where('workspace_id', '=', workspaceId).orderBy('created_at');

export const findEndpoint = (trx: Trx, { workspaceId, endpointId }: EndpointName) =>
  trx.selectFrom('webhook_endpoint').select(shown).where('workspace_id', '=', workspaceId).where('id', '=', endpointId);

export const updateEndpoint = (trx: Trx, { workspaceId, endpointId }: EndpointName) =>
  trx.updateTable('webhook_endpoint').where('workspace_id', '=', workspaceId).where('id', '=', endpointId);

/** The newest messages of an endpoint. Reads index webhook_message_newest. */
export const listMessages = (trx: Trx, { workspaceId, endpointId, limit }: EndpointName & { limit: number }) =>
  trx
    .selectFrom('webhook_message')
    .select([
      'id',
      'event_id as eventId',
      'kind',
      'body',
      'state',
      'attempt',
      'due_at as dueAt',
      'status',
      'problem',
      'ms',
      'tried_at as triedAt',
      'created_at as createdAt',
    ])
    .where('workspace_id', '=', workspaceId)
    .where('endpoint_id', '=', endpointId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);

/** Sends a message once more, now, from the beginning of its schedule and under the same id. */
export const planAgain = (trx: Trx, { workspaceId, messageId, now }: About & { messageId: string; now: Date }) =>
  trx
    .updateTable('webhook_message')
    .set({ state: 'planned', attempt: 0, due_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', messageId)
    .returning('endpoint_id as endpointId');
