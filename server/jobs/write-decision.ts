import { insertConversions } from '../db/queries/conversions';
import * as queries from '../db/queries/decide-writes';
import * as deliveries from '../db/queries/deliveries';
import { emptyEntries } from '../db/queries/erasing';
import { addTraffic } from '../db/queries/flow-traffic';
import { callOffPauses, insertPauses } from '../db/queries/pauses';
import { insertProblems, resolveDeliveryProblems, resolveNodeProblems } from '../db/queries/problems';
import { deleteErrands, insertErrands, settleRuns, updateTraces } from '../db/queries/runs';
import type { Trx } from '../db/with-workspace';
import type { OrderWrite, Writes } from '../engine/writes';
import { toOrderRow } from './order-row';
import { ringConvert, ringDecide, ringDeliver, ringFetch } from './ring';
import { takeBack } from './take-back';

/** Writes a decision, each kind of row in one statement, and rings whoever has something to do because of it. */
export async function writeDecision(
  trx: Trx,
  { workspaceId, writes }: { workspaceId: string; writes: Writes },
): Promise<void> {
  await writeOrders(trx, { workspaceId, writes });
  await writeRuns(trx, { workspaceId, writes });
  await writeLedger(trx, { workspaceId, writes });
  await writeConversions(trx, { workspaceId, writes });
  if (writes.returned.length > 0) await takeBack(trx, { workspaceId, returned: writes.returned });
  if (writes.pauses.length > 0) await insertPauses(workspaceId, writes.pauses).execute(trx);
  await writeProblems(trx, { workspaceId, writes });
  if (writes.entries.length > 0) await queries.markEntries(workspaceId, writes.entries).execute(trx);
  if (writes.emptied.length > 0) await emptyEntries(trx, { workspaceId, inboxIds: writes.emptied }).execute();
  await settle(trx, { workspaceId, writes });
  await ring(trx, { workspaceId, writes });
  const crossed = writes.crossings.map((one) => ({ workspaceId, ...one }));
  if (crossed.length > 0) await addTraffic(crossed).execute(trx);
}

interface Writing {
  readonly workspaceId: string;
  readonly writes: Writes;
}

async function writeOrders(trx: Trx, { workspaceId, writes }: Writing): Promise<void> {
  const orders = lastOfEach(writes.orders);
  if (orders.length > 0) {
    await queries
      .upsertOrders(
        workspaceId,
        orders.map(({ id, order }) => toOrderRow(id, order)),
      )
      .execute(trx);
  }
  if (writes.events.length > 0) await queries.insertEvents(workspaceId, writes.events).execute(trx);
}

/** Several entries of one batch may have changed the same order: one row, as it stands in the end. */
function lastOfEach(orders: readonly OrderWrite[]): OrderWrite[] {
  return [...new Map(orders.map((write) => [write.id, write])).values()];
}

async function writeRuns(trx: Trx, { workspaceId, writes }: Writing): Promise<void> {
  if (writes.runs.length > 0) await queries.insertRuns(workspaceId, writes.runs).execute(trx);
  if (writes.resumes.length > 0) await updateTraces(workspaceId, writes.resumes).execute(trx);
  for (const { runId, revisited } of writes.resumes) {
    if (revisited.length > 0) await resolveNodeProblems(trx, { workspaceId, runId, nodeIds: revisited }).execute();
  }
  if (writes.finishedErrands.length > 0) await deleteErrands(workspaceId, writes.finishedErrands).execute(trx);
  if (writes.errands.length > 0) {
    const errands = writes.errands.map((errand) => ({ ...atNode, ...errand, workspaceId }));
    await insertErrands(errands).execute(trx);
  }
}

async function writeConversions(trx: Trx, { workspaceId, writes }: Writing): Promise<void> {
  if (writes.conversions.length === 0) return;
  await insertConversions(trx, { workspaceId, conversions: writes.conversions }).execute();
  await ringConvert(trx, [workspaceId]);
}

const atNode = { kind: 'resume', port: null, onLive: false } as const;

async function writeLedger(trx: Trx, { workspaceId, writes }: Writing): Promise<void> {
  if (writes.deliveries.length > 0) await queries.insertDeliveries(workspaceId, writes.deliveries).execute(trx);
  if (writes.overlays.length > 0) await deliveries.changeOverlays(workspaceId, writes.overlays).execute(trx);
  if (writes.superseded.length > 0) {
    await deliveries
      .supersedeDeliveries(
        workspaceId,
        writes.superseded.map(({ deliveryId }) => deliveryId),
      )
      .execute(trx);
  }
  if (writes.hastened.length > 0) await deliveries.hastenDeliveries(workspaceId, writes.hastened).execute(trx);
  if (writes.reopened.length > 0) await deliveries.reopenDeliveries(workspaceId, writes.reopened).execute(trx);
}

async function writeProblems(trx: Trx, { workspaceId, writes }: Writing): Promise<void> {
  const ended = writes.superseded.map(({ deliveryId }) => deliveryId);
  const again = writes.reopened.map(({ deliveryId }) => deliveryId);
  if (ended.length > 0) {
    await resolveDeliveryProblems(trx, { deliveryIds: ended, resolution: 'The order was cancelled.' }).execute();
  }
  if (again.length > 0)
    await resolveDeliveryProblems(trx, { deliveryIds: again, resolution: 'Tried again.' }).execute();
  if (writes.problems.length > 0) {
    await insertProblems(
      trx,
      writes.problems.map((problem) => ({ workspaceId, ...problem })),
    ).execute();
  }
}

/** New runs carry their state already; runs that go on, or whose delivery or wait was called off, are counted anew. */
async function settle(trx: Trx, { workspaceId, writes }: Writing): Promise<void> {
  const calledOff =
    writes.calledOff.length > 0 ? (await callOffPauses(workspaceId, writes.calledOff).execute(trx)).rows : [];
  const progress = [
    ...writes.resumes.map(({ runId, openEffects }) => ({ workspaceId, runId, open: openEffects, published: false })),
    ...[...writes.superseded, ...calledOff].map(({ runId }) => ({ workspaceId, runId, open: -1, published: false })),
  ];
  if (progress.length > 0) await settleRuns(progress).execute(trx);
}

async function ring(trx: Trx, { workspaceId, writes }: Writing): Promise<void> {
  const destinations = new Set(
    [...writes.deliveries, ...writes.reopened, ...writes.hastened].map(({ connectionId }) => connectionId),
  );
  await ringDeliver(trx, ...[...destinations].map((connectionId) => ({ workspaceId, connectionId })));
  await ringFetch(
    trx,
    writes.refetches.map((refetch) => ({ workspaceId, ...refetch })),
  );
  const arrived = writes.orders.filter(({ isNew }) => isNew).map(({ order: { source } }) => source);
  if (arrived.length === 0) return;
  const names = arrived.map(({ connectionId, orderId }) => ({ connectionId, externalId: orderId }));
  const { rows } = await queries.wakeEntries(workspaceId, names).execute(trx);
  if (rows.length > 0) await ringDecide(trx, [workspaceId]);
}
