import { sql } from 'kysely';
import { Order } from '../../nodes/order/order';
import { withoutPerson } from '../../nodes/order/person';
import { upsertOrders } from '../db/queries/decide-writes';
import * as erasing from '../db/queries/erasing';
import type { Trx } from '../db/with-workspace';
import { toOrderRow } from '../jobs/order-row';
import { layTombstones } from './tombstones';

/** What went with the person. */
export interface Forgotten {
  readonly orders: number;
  readonly messages: number;
  readonly papers: number;
}

interface Forgetting {
  readonly workspaceId: string;
  readonly orders: readonly { readonly id: string; readonly content: unknown }[];
}

/**
 * Takes the person out of these orders and of everything that quotes them, in the caller's transaction. Number, money, lines, what
 * was sent where under which reference: all that stays, so that nothing is created twice. A tombstone keeps the person away.
 */
export async function forgetOrders(trx: Trx, { workspaceId, orders }: Forgetting): Promise<Forgotten> {
  if (orders.length === 0) return { orders: 0, messages: 0, papers: 0 };
  const orderIds = orders.map(({ id }) => id);
  const about = { workspaceId, orderIds };
  const whole = orders.map(({ id, content }) => ({ id, order: Order.parse(content) }));
  const names = (await erasing.findNames(about).execute(trx)).rows;
  await layTombstones(trx, { workspaceId, names });
  const rows = whole.map(({ id, order }) => toOrderRow(id, withoutPerson(order)));
  await upsertOrders(workspaceId, rows).execute(trx);
  await erasing.markErased(trx, about).execute();
  for (const statement of erasing.forgetAround(about)) await statement.execute(trx);
  const inboxIds = (await erasing.findMessages(about).execute(trx)).rows.map(({ id }) => id);
  await erasing.emptyEntries(trx, { workspaceId, inboxIds }).execute();
  await erasing.dropConflicts(trx, { workspaceId, inboxIds }).execute();
  const papers = await dropPapers(trx, { ...about, orders: whole.map(({ order }) => order) });
  return { orders: orders.length, messages: inboxIds.length, papers };
}

async function dropPapers(
  trx: Trx,
  { orders, ...about }: { workspaceId: string; orderIds: readonly string[]; orders: readonly Order[] },
): Promise<number> {
  const hashes = [...new Set(orders.flatMap(({ documents }) => documents.flatMap(({ sha256 }) => sha256 ?? [])))];
  if (hashes.length === 0) return 0;
  const { numDeletedRows } = await erasing.dropPapers(trx, { ...about, hashes }).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** One writer of orders per workspace at a time: the decide lane, held until the transaction ends. */
export const holdOrders = (trx: Trx, workspaceId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 1))`.execute(trx);
