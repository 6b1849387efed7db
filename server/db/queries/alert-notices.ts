import { sql } from 'kysely';
import { toJsonb } from '../to-jsonb';
import type { Trx } from '../with-workspace';

interface About {
  readonly workspaceId: string;
}

export interface NewNotice {
  readonly id: string;
  readonly cause: string;
  readonly occasion: string;
  readonly address: string;
  readonly text?: object;
  readonly dueAt: Date;
}

/** An address is told of each occasion once, whoever writes it down. */
export const addNotices = (trx: Trx, { workspaceId, notices }: About & { notices: readonly NewNotice[] }) =>
  trx
    .insertInto('alert_notice')
    .values(
      notices.map(({ id, cause, occasion, address, text, dueAt }) => ({
        workspace_id: workspaceId,
        id,
        cause,
        occasion,
        address,
        text: text ? toJsonb(text) : null,
        due_at: dueAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing());

/** Who was told, or is about to be told, that these alerts began. */
export const findTold = (trx: Trx, { workspaceId, alertIds }: About & { alertIds: readonly string[] }) =>
  trx
    .selectFrom('alert_notice')
    .select(['cause', 'address'])
    .where('workspace_id', '=', workspaceId)
    .where('cause', 'in', alertIds)
    .where('occasion', '=', 'opened');

export interface DueNotice {
  readonly id: string;
  readonly cause: string;
  readonly occasion: string;
  readonly address: string;
  readonly text: unknown;
  readonly attempt: number;
}

/** Takes every notice due to one address for a minute, so that it gets one email; the address that has waited longest first. */
export const claimNotices = ({ workspaceId, now }: About & { now: Date }) => sql<DueNotice>`
  with mine as (
    select id from alert_notice
    where workspace_id = ${workspaceId} and state = 'planned' and due_at <= ${now} and address = (
      select address from alert_notice where workspace_id = ${workspaceId} and state = 'planned' and due_at <= ${now}
      order by due_at, id limit 1
    )
    order by id limit 200 for update skip locked
  )
  update alert_notice set attempt = attempt + 1, due_at = ${now}::timestamptz + interval '1 minute'
  from mine where alert_notice.workspace_id = ${workspaceId} and alert_notice.id = mine.id
  returning alert_notice.id, cause, occasion, address, text, attempt`;

interface Some extends About {
  readonly ids: readonly string[];
}

export const noteSent = (trx: Trx, { workspaceId, ids }: Some) =>
  trx
    .updateTable('alert_notice')
    .set({ state: 'sent', problem: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids);

/** Null: given up. */
export const noteUnsent = (
  trx: Trx,
  { workspaceId, ids, problem, dueAt }: Some & { problem: string; dueAt: Date | null },
) =>
  trx
    .updateTable('alert_notice')
    .set(dueAt ? { problem, due_at: dueAt } : { problem, state: 'failed' })
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids);

/** The alerts that notices are about. */
export const findNoticed = (trx: Trx, { workspaceId, ids }: Some) =>
  trx
    .selectFrom('alert')
    .select([
      'id',
      'title',
      'message',
      'path',
      'orders',
      'value',
      'ship_by as shipBy',
      'since',
      'opened_at as openedAt',
      'resolved_at as resolvedAt',
      'snoozed_until as snoozedUntil',
    ])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids);
