import { z } from 'zod';
import { OrderEventKind } from '../../nodes/order/event';
import { Order } from '../../nodes/order/order';
import { Change } from '../../nodes/order/order-changes';
import {
  findCorrections,
  findDeeds,
  findDeliveries,
  findEvents,
  findLinks,
  findNotes,
  findOrderRuns,
  findProblems,
} from '../db/queries/order-view';
import { findOrderRow } from '../db/queries/orders-view';
import { findPauses } from '../db/queries/pauses';
import type { Trx } from '../db/with-workspace';
import { RunTrace } from '../engine/run-trace';
import type { Role } from '../workspaces/member';
import { toDeliveryRow } from './delivery-row';
import { toPauseRow } from './pause-row';

export const RunState = z.enum(['waiting', 'done', 'problem', 'cancelled']);
export type RunState = z.infer<typeof RunState>;
export const RunResult = z.enum(['published', 'filtered', 'unsupported']);
export type RunResult = z.infer<typeof RunResult>;

/** What the timeline says of the things people can do to an order, by their name in the audit trail. */
export const deedTitles: Readonly<Record<string, string>> = {
  'order.retried': 'Tried again',
  'order.approved': 'Approved',
  'order.rejected': 'Rejected',
  'delivery.skipped': 'Skipped',
  'delivery.markedDelivered': 'Marked as published by hand',
};

/** One order with everything the database knows of it. */
export type OrderRecord = NonNullable<Awaited<ReturnType<typeof readRecord>>>;

/** Null: no such order in this workspace. */
export async function readRecord(trx: Trx, one: { workspaceId: string; orderId: string; role: Role }) {
  const row = await findOrderRow(trx, one).executeTakeFirst();
  if (!row) return null;
  const { workspaceId, orderId, role } = one;
  const events = await findEvents(trx, one).execute();
  const runs = await findOrderRuns(trx, one).execute();
  const pauses = await findPauses(trx, { workspaceId }).where('pause.order_id', '=', orderId).execute();
  const deliveries = await findDeliveries(trx, { workspaceId }).where('delivery.order_id', '=', orderId).execute();
  const targets = [orderId, ...runs.map(({ id }) => id), ...deliveries.map(({ id }) => id)];
  return {
    row,
    order: Order.parse(row.content),
    links: await findLinks(trx, one).execute(),
    events: events.map((event) => ({ ...event, kind: OrderEventKind.parse(event.kind) })),
    runs: runs.map((run) => ({
      ...run,
      trace: RunTrace.parse(run.trace),
      state: RunState.parse(run.state),
      result: RunResult.nullable().parse(run.result),
      eventKind: OrderEventKind.parse(run.eventKind),
    })),
    deliveries: deliveries.map((stored) => ({ stored, shown: toDeliveryRow(stored) })),
    pauses: pauses.map((stored) => toPauseRow(stored, role)),
    problems: await findProblems(trx, { workspaceId }).where('problem.order_id', '=', orderId).execute(),
    notes: await findNotes(trx, one).execute(),
    corrections: (await findCorrections(trx, one).execute()).map(({ changes, ...made }) => ({
      ...made,
      changes: Change.array().parse(changes),
    })),
    deeds: await findDeeds(trx, { workspaceId, targets, actions: Object.keys(deedTitles) }).execute(),
  };
}
