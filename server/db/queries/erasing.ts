import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

interface InWorkspace {
  readonly workspaceId: string;
}
interface Some extends InWorkspace {
  readonly orderIds: readonly string[];
}

const among = (orderIds: readonly string[]) => sql<string>`any(${[...orderIds]}::uuid[])`;

/** The key of a workspace's tombstones; with `onlyInUse` no row where there are none. */
export const findTombstoneKey = (trx: Trx, { workspaceId, onlyInUse }: InWorkspace & { onlyInUse: boolean }) =>
  trx
    .selectFrom('workspace')
    .select('tombstone_key as key')
    .where('id', '=', workspaceId)
    .$if(onlyInUse, (one) =>
      one.where(sql<boolean>`exists (select from erased_order where workspace_id = ${workspaceId})`),
    );

export const findAccounts = (trx: Trx, { workspaceId }: InWorkspace) =>
  trx.selectFrom('connection').select(['id', 'connector', 'account']).where('workspace_id', '=', workspaceId);

export const findTombstones = (trx: Trx, { workspaceId, hashes }: InWorkspace & { hashes: readonly string[] }) =>
  trx
    .selectFrom('erased_order')
    .select('source_hash as hash')
    .where('workspace_id', '=', workspaceId)
    .where('source_hash', '=', sql<string>`any(${[...hashes]}::text[])`);

export const insertTombstones = (trx: Trx, { workspaceId, hashes }: InWorkspace & { hashes: readonly string[] }) =>
  trx
    .insertInto('erased_order')
    .values(hashes.map((hash) => ({ workspace_id: workspaceId, source_hash: hash })))
    .onConflict((conflict) => conflict.doNothing());

/** Messages lose their content and stay as what a repeat of them is known by. */
export const emptyEntries = (trx: Trx, { workspaceId, inboxIds }: InWorkspace & { inboxIds: readonly string[] }) =>
  trx
    .updateTable('inbox_entry')
    .set({ body: Buffer.alloc(0), headers: '{}', problem: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sql<string>`any(${[...inboxIds]}::bigint[])`);

/** What is to be forgotten, and what is in the way of it. */
export interface FoundOrder {
  readonly id: string;
  readonly number: string;
  readonly connectionId: string;
  readonly externalId: string;
  readonly content: unknown;
  readonly erasedAt: Date | null;
  /** Something waits here, or it is still to be shipped. */
  readonly isOpen: boolean;
  /** One of its deliveries is being sent at this moment. */
  readonly isSending: boolean;
}

const ofOrder = (table: 'problem' | 'delivery' | 'pause') => sql`from ${sql.table(table)} thing
  where thing.workspace_id = "order".workspace_id and thing.order_id = "order".id`;

/** Long enough for any order to be shipped: older ones that nothing here waits for are not open any more. */
const shippingDays = 180;

/** Whether "order" is open: something of it waits here, or it is young and not shipped. */
export const isOpenOrder = sql<boolean>`(
  exists (select ${ofOrder('problem')} and thing.resolved_at is null)
  or exists (select ${ofOrder('delivery')} and thing.state in ('planned', 'sending', 'unknown', 'parked'))
  or exists (select ${ofOrder('pause')} and thing.state = 'open')
  or exists (select from run join errand on errand.workspace_id = run.workspace_id and errand.run_id = run.id
    where run.workspace_id = "order".workspace_id and run.order_id = "order".id)
  or ("order".fulfillment in ('unfulfilled', 'partial') and "order".cancellation <> 'cancelled'
    and "order".received_at > now() - ${sql.lit(shippingDays)} * interval '1 day')
)`;

const selectFound = (trx: Trx, { workspaceId }: InWorkspace) =>
  trx
    .selectFrom('order')
    .select(['id', 'number', 'connection_id as connectionId', 'external_id as externalId', 'content'])
    .select('erased_at as erasedAt')
    .select([
      isOpenOrder.as('isOpen'),
      sql<boolean>`exists (select ${ofOrder('delivery')} and thing.state = 'sending')`.as('isSending'),
    ])
    .where('workspace_id', '=', workspaceId);

/** Everything bought under an email address, newest first, at most 1,000. Looks at every order: nobody asks for this often. */
export const findOrdersOfEmail = (trx: Trx, { workspaceId, email }: InWorkspace & { email: string }) =>
  selectFound(trx, { workspaceId })
    .where(
      sql<boolean>`${email.toLowerCase()} in (lower(buyer_email), lower(content -> 'shipTo' ->> 'email'), lower(content -> 'billTo' ->> 'email'))`,
    )
    .orderBy('received_at', 'desc')
    .limit(1000);

/** By the number people know. Reads index order_number. */
export const findOrdersOfNumber = (trx: Trx, { workspaceId, number }: InWorkspace & { number: string }) =>
  selectFound(trx, { workspaceId }).where('number', '=', number).orderBy('received_at', 'desc').limit(1000);

/** Every name these orders go by at a channel. */
export const findNames = ({ workspaceId, orderIds }: Some) => sql<{ connectionId: string; externalId: string }>`
  select connection_id as "connectionId", external_id as "externalId" from "order"
  where workspace_id = ${workspaceId} and id = any(${[...orderIds]}::uuid[])
  union
  select connection_id, remote_id from order_link
  where workspace_id = ${workspaceId} and order_id = any(${[...orderIds]}::uuid[])`;

/** Messages about these orders: those that told something, and those that name one of them. */
export const findMessages = ({ workspaceId, orderIds }: Some) => sql<{ id: string }>`
  with name as materialized (
    select connection_id, external_id from "order" where workspace_id = ${workspaceId} and id = any(${[...orderIds]}::uuid[])
    union
    select connection_id, remote_id from order_link where workspace_id = ${workspaceId} and order_id = any(${[...orderIds]}::uuid[])
  )
  select entry.id::text from inbox_entry entry
  where entry.workspace_id = ${workspaceId} and octet_length(entry.body) > 0 and (
    entry.id in (select inbox_id from order_event where workspace_id = ${workspaceId} and order_id = any(${[...orderIds]}::uuid[])
      and inbox_id is not null)
    or (entry.connection_id, entry.external_order_id) in (select connection_id, external_id from name)
  )`;

/** Everything beside the order itself that may quote the person: it goes, or loses what it quotes. One statement each. */
export const forgetAround = ({ workspaceId, orderIds }: Some) => {
  const of = sql`workspace_id = ${workspaceId} and order_id = any(${[...orderIds]}::uuid[])`;
  return [
    sql`update run set trace = '{"cleared":true,"steps":[],"effects":[]}' where ${of}`,
    sql`update delivery set exchanges = null, message = null, note = null, overlay = '{}',
      problem = case when problem is null then null else jsonb_build_object('code', problem ->> 'code', 'retry', 'never',
        'message', 'What was wrong is no longer kept.') end where ${of}`,
    sql`update problem set message = 'What was wrong is no longer kept.', advice = null, resolution = null
      where ${of}`,
    sql`update pause set message = null, reason = null where ${of}`,
    sql`delete from order_note where ${of}`,
    sql`delete from order_correction where ${of}`,
    sql`update retry_item set found = null where ${of}`,
    sql`update conversion set file_name = 'label.pdf' where ${of}`,
    sql`delete from paper_job where workspace_id = ${workspaceId} and order_ids && ${[...orderIds]}::uuid[]`,
  ];
};

/** Papers of these orders that no other order has. */
export const dropPapers = (trx: Trx, { workspaceId, orderIds, hashes }: Some & { hashes: readonly string[] }) =>
  trx
    .deleteFrom('document')
    .where('workspace_id', '=', workspaceId)
    .where('sha256', '=', sql<string>`any(${[...hashes]}::text[])`)
    .where(
      sql<boolean>`not exists (select from "order" other, jsonb_array_elements(other.content -> 'documents') paper
        where other.workspace_id = ${workspaceId} and other.id <> all(${[...orderIds]}::uuid[])
          and paper ->> 'sha256' = document.sha256)`,
    );

export const markErased = (trx: Trx, { workspaceId, orderIds }: Some) =>
  trx
    .updateTable('order')
    .set({ erased_at: sql`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', among(orderIds));

export const dropConflicts = (trx: Trx, { workspaceId, inboxIds }: InWorkspace & { inboxIds: readonly string[] }) =>
  trx
    .deleteFrom('inbox_conflict')
    .where('workspace_id', '=', workspaceId)
    .where('entry_id', '=', sql<string>`any(${[...inboxIds]}::bigint[])`);

/** Ends by hand what still waits, before the person is forgotten. One statement each. */
export const finishAround = ({ workspaceId, orderIds }: Some) => {
  const of = sql`workspace_id = ${workspaceId} and order_id = any(${[...orderIds]}::uuid[])`;
  return [
    sql`delete from errand where workspace_id = ${workspaceId} and run_id in (select id from run where ${of})`,
    sql`update delivery set state = 'skipped', finished_at = now(), problem = null, problem_code = null
      where ${of} and state in ('planned', 'unknown', 'parked')`,
    sql`update pause set state = 'calledOff', ended_at = now() where ${of} and state = 'open'`,
    sql`update conversion set state = 'parked' where ${of} and state = 'planned'`,
    sql`update problem set resolved_at = now(), resolution = 'The order was finished by hand.' where ${of} and resolved_at is null`,
    sql`update run set state = 'cancelled', finished_at = now(), open_effects = 0 where ${of} and state in ('waiting', 'problem')`,
  ];
};
