import type { LateList } from '../../nodes/order/late-list';
import { insertRuns } from '../db/queries/decide-writes';
import * as lists from '../db/queries/late-lists';
import { insertErrands } from '../db/queries/runs';
import { uuidv7 } from '../db/uuidv7';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { type DueList, dueLists } from './due-lists';
import type { LateJob } from './queues';
import { ringDecide } from './ring';
import type { World } from './world';

/** The most urgent ones are named, the rest counted: an email people can read. */
const mostNamed = 200;
const hourMs = 3_600_000;
/** So long past its date nobody hurries any more. */
const forgottenMs = 30 * 24 * hourMs;

/**
 * Answers "a list of late orders is due here": takes the day, gathers, and begins a run with the most urgent order, all in one
 * transaction. Killed before its end, nothing has happened; rung twice, the second finds the day taken. What follows is the engine's.
 */
export async function gatherLate(world: World, { workspaceId }: LateJob): Promise<void> {
  const now = world.now();
  await withWorkspace(world.db, workspaceId, async (trx) => {
    const { rows: flows } = await lists.findGatheringFlows([workspaceId]).execute(trx);
    for (const due of flows.flatMap((flow) => dueLists(flow, now.toISOString()))) await makeList(trx, { due, now });
    await lists.dropOldLists(workspaceId).execute(trx);
  });
}

interface Making {
  readonly due: DueList;
  readonly now: Date;
}

async function makeList(trx: Trx, { due, now }: Making): Promise<void> {
  const { rows: taken } = await lists.takeList(due).execute(trx);
  if (taken.length === 0) return;
  const { workspaceId, gathering } = due;
  const { rows: orders } = await lists
    .findLateOrders({
      workspaceId,
      connectionId: gathering.connectionId,
      dueBefore: new Date(now.getTime() + gathering.withinHours * hourMs),
      dueAfter: new Date(now.getTime() - forgottenMs),
      limit: mostNamed,
    })
    .execute(trx);
  const [first] = orders;
  if (!first) return;
  await lists.countList(due, first.count).execute(trx);
  await begin(trx, { due, now, orders, first });
}

interface Beginning extends Making {
  readonly orders: readonly lists.LateOrderRow[];
  readonly first: lists.LateOrderRow;
}

/** The happening is kept with each order; the list itself, and the run, are the first one's. */
async function begin(trx: Trx, { due, now, orders, first }: Beginning): Promise<void> {
  const { workspaceId, flowId, version, nodeId, day } = due;
  const list: LateList = {
    nodeId,
    zone: due.gathering.zone,
    count: first.count,
    orders: orders.map(({ number, account, shipBy, total, currency }) => ({
      number,
      account,
      shipBy: shipBy.toISOString(),
      total,
      currency,
    })),
  };
  // The same for the same day, flow and step, whoever makes it: the ledger's references hang on it.
  const key = `late:${day} ${flowId} ${nodeId}`;
  const events = orders.map(({ id: orderId, connectionId }) => ({
    id: uuidv7(),
    orderId,
    connectionId,
    key,
    occurredAt: now.toISOString(),
    late: orderId === first.id ? list : null,
  }));
  await lists.insertLateEvents(workspaceId, events).execute(trx);
  const run = { id: uuidv7(), flowId, flowVersion: version, orderId: first.id, eventId: events[0]?.id ?? '' };
  const open = { eventKind: 'late', attempt: 1, state: 'waiting', result: null, openEffects: 1 };
  await insertRuns(workspaceId, [{ ...run, ...open, trace: { steps: [], effects: [] } }]).execute(trx);
  const errand = {
    workspaceId,
    runId: run.id,
    kind: 'resume',
    nodeId,
    port: null,
    onLive: false,
    dueAt: null,
  } as const;
  await insertErrands([errand]).execute(trx);
  await ringDecide(trx, [workspaceId]);
}
