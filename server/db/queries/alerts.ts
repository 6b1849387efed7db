import { sql } from 'kysely';
import { isBehind, type PageEnd } from '../keyset';
import { type Columns, rowsOf } from '../rows-of';
import type { Trx } from '../with-workspace';

interface About {
  readonly workspaceId: string;
}

/** Every workspace has its row from the first sweep on. */
export const giveSettings = (workspaceIds: readonly string[]) => sql`
  insert into alert_settings (workspace_id)
  select one.id from unnest(${workspaceIds}::uuid[]) as one (id)
  where not exists (select from alert_settings known where known.workspace_id = one.id)
  on conflict do nothing`;

/** Workspaces whose next look or digest is due, or that have emails to send. Reads indexes alert_settings_look and alert_notice_due. */
export const findDueLooks = (workspaceIds: readonly string[]) => sql<{ workspaceId: string }>`
  select workspace_id as "workspaceId" from alert_settings
  where workspace_id = any(${workspaceIds}::uuid[]) and (next_look_at <= now() or next_digest_at <= now() or exists (
    select from alert_notice where alert_notice.workspace_id = alert_settings.workspace_id and alert_notice.state = 'planned'
      and alert_notice.due_at <= now()
  ))`;

export const findSettings = (trx: Trx, { workspaceId }: About) =>
  trx
    .selectFrom('alert_settings')
    .select(['time_zone as timeZone', 'quiet', 'digest', 'next_digest_at as nextDigestAt'])
    .where('workspace_id', '=', workspaceId);

/** The same, held until the transaction ends, so that one look at a time is taken. */
export const lockSettings = (trx: Trx, about: About) => findSettings(trx, about).forUpdate();

export const setNextDigest = (trx: Trx, { workspaceId, at }: About & { at: Date | null }) =>
  trx.updateTable('alert_settings').set({ next_digest_at: at }).where('workspace_id', '=', workspaceId);

/** Orders that came in, and orders that were created at a destination, between two moments. Reads indexes order_received and delivery_arrived. */
export const countBetween = ({ workspaceId, from, to }: About & { from: Date; to: Date }) => sql<{
  came: number;
  went: number;
}>`
  select (select count(*)::int from "order" where workspace_id = ${workspaceId} and received_at >= ${from} and received_at < ${to}) as came,
    (select count(*)::int from delivery where workspace_id = ${workspaceId} and state = 'delivered' and operation = 'order'
      and finished_at >= ${from} and finished_at < ${to}) as went`;

export const setNextLook = ({ workspaceId, seconds }: About & { seconds: number }) => sql`
  update alert_settings set next_look_at = now() + ${seconds} * interval '1 second' where workspace_id = ${workspaceId}`;

export const findRules = (trx: Trx, { workspaceId }: About) =>
  trx
    .selectFrom('alert_rule')
    .select(['id', 'rule'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id');

/** Alerts that are not over. Reads index alert_current. */
export const findCurrentAlerts = (trx: Trx, { workspaceId }: About) =>
  trx
    .selectFrom('alert')
    .select([
      'id',
      'rule_id as ruleId',
      'subject',
      'state',
      'since',
      'opened_at as openedAt',
      'gone_since as goneSince',
      'snoozed_until as snoozedUntil',
      'reminded_at as remindedAt',
      'reminders',
    ])
    .where('workspace_id', '=', workspaceId)
    .where('resolved_at', 'is', null);

/** What a look knows of an alert's cause. */
export interface SeenAlert {
  readonly id: string;
  readonly ruleId: string;
  readonly subject: string;
  readonly ruleName: string;
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly action: string;
  readonly connectionId: string | null;
  readonly orders: number;
  readonly value: readonly object[];
  readonly shipBy: Date | null;
  readonly since: Date;
  readonly announced: boolean;
  /** It has lasted as long as its rule asks for. */
  readonly opens: boolean;
}

const columns: Columns<SeenAlert> = {
  id: ['uuid', ({ id }) => id],
  rule_id: ['text', ({ ruleId }) => ruleId],
  subject: ['text', ({ subject }) => subject],
  rule_name: ['text', ({ ruleName }) => ruleName],
  title: ['text', ({ title }) => title],
  message: ['text', ({ message }) => message],
  path: ['text', ({ path }) => path],
  action: ['text', ({ action }) => action],
  connection_id: ['uuid', ({ connectionId }) => connectionId],
  orders: ['int', ({ orders }) => orders],
  value: ['json', ({ value }) => value],
  ship_by: ['timestamptz', ({ shipBy }) => shipBy?.toISOString() ?? null],
  since: ['timestamptz', ({ since }) => since.toISOString()],
  announced: ['boolean', ({ announced }) => announced],
  opens: ['boolean', ({ opens }) => opens],
};

/** Begins alerts; a cause that has one already gets no second. @returns those that are open now */
export const beginAlerts = (seen: readonly SeenAlert[], { workspaceId, now }: About & { now: Date }) => sql<{
  id: string;
}>`
  with begun as (
    insert into alert (workspace_id, id, rule_id, subject, rule_name, state, title, message, path, action, connection_id, orders, value,
      ship_by, since, opened_at, last_seen_at, announced)
    select ${workspaceId}, id, rule_id, subject, rule_name, case when opens then 'open' else 'pending' end, title, message, path, action,
      connection_id, orders, value::jsonb, ship_by, since, case when opens then ${now}::timestamptz end, ${now}, announced
    from ${rowsOf(seen, { as: 'seen', columns })}
    on conflict (workspace_id, rule_id, subject) where resolved_at is null do nothing
    returning id, state
  )
  select id from begun where state = 'open'`;

/** Notes what a look has seen of alerts there are, and opens those that have lasted long enough. */
export const keepAlerts = (seen: readonly SeenAlert[], { workspaceId, now }: About & { now: Date }) => sql`
  update alert set title = seen.title, message = seen.message, path = seen.path, action = seen.action, orders = seen.orders,
    value = seen.value::jsonb, ship_by = seen.ship_by, rule_name = seen.rule_name, since = least(alert.since, seen.since),
    last_seen_at = ${now}, gone_since = null,
    state = case when seen.opens then 'open' else alert.state end,
    changed_at = case when seen.opens then now() else alert.changed_at end,
    opened_at = case when seen.opens then ${now} else alert.opened_at end,
    announced = case when seen.opens then seen.announced else alert.announced end
  from ${rowsOf(seen, { as: 'seen', columns })}
  where alert.workspace_id = ${workspaceId} and alert.id = seen.id`;

interface Some extends About {
  readonly ids: readonly string[];
  readonly now: Date;
}

export const fadeAlerts = ({ workspaceId, ids, now }: Some) => sql`
  update alert set gone_since = coalesce(gone_since, ${now}) where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`;

export const resolveAlerts = ({ workspaceId, ids, now }: Some) => sql`
  update alert set state = 'resolved', resolved_at = coalesce(gone_since, ${now}), changed_at = now() where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`;

export const dropAlerts = (trx: Trx, { workspaceId, ids }: Omit<Some, 'now'>) =>
  trx.deleteFrom('alert').where('workspace_id', '=', workspaceId).where('id', 'in', ids);

export const noteReminded = ({ workspaceId, ids, now }: Some) => sql`
  update alert set reminded_at = ${now}, reminders = reminders + 1 where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`;

/** Alerts over for longer than anybody looks back, and what was sent of them. */
export const dropOldAlerts = ({ workspaceId, now }: About & { now: Date }) => sql`
  with old as (
    delete from alert_notice where workspace_id = ${workspaceId} and state <> 'planned' and created_at < ${now}::timestamptz - interval '90 days'
  )
  delete from alert where workspace_id = ${workspaceId} and resolved_at < ${now}::timestamptz - interval '90 days'`;

/** How many are open and not snoozed. */
export const countOpenAlerts = ({ workspaceId, now }: About & { now: Date }) => sql<{ n: number }>`
  select count(*)::int as n from alert
  where workspace_id = ${workspaceId} and resolved_at is null and state = 'open' and (snoozed_until is null or snoozed_until <= ${now})`;

const shown = [
  'id',
  'rule_id as ruleId',
  'rule_name as ruleName',
  'state',
  'title',
  'message',
  'path',
  'action',
  'connection_id as connectionId',
  'orders',
  'value',
  'ship_by as shipBy',
  'since',
  'opened_at as openedAt',
  'last_seen_at as lastSeenAt',
  'resolved_at as resolvedAt',
  'snoozed_until as snoozedUntil',
] as const;

/** What is open, the newest first. */
export const listOpenAlerts = (trx: Trx, { workspaceId }: About) =>
  trx
    .selectFrom('alert')
    .select(shown)
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'open')
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc');

/** What is over, a page of it, by when it began. Reads index alert_opened. */
export const listPastAlerts = (trx: Trx, { workspaceId, end, limit }: About & { end: PageEnd | null; limit: number }) =>
  trx
    .selectFrom('alert')
    .select(shown)
    .select(sql<string>`opened_at::text`.as('exactAt'))
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'resolved')
    .where(isBehind(end, { at: 'opened_at', id: 'id' }))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
