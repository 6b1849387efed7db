import { isPublishing } from '../../nodes/capability';
import type { RemoteLink } from '../connectors/contract';
import { wakeEntries } from '../db/queries/decide-writes';
import * as ledger from '../db/queries/deliveries';
import { addTraffic, type Crossed } from '../db/queries/flow-traffic';
import { insertProblems, resolveDeliveryProblems } from '../db/queries/problems';
import { insertErrands, settleRuns } from '../db/queries/runs';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Transition } from '../engine/ledger';
import type { Exchange } from '../http/exchange';
import { crashPoint } from './crash-point';
import { noteChannel } from './note-channel';
import { ringDecide } from './ring';
import type { World } from './world';

/** An attempt's outcome on its way into the ledger. */
export interface Outcome {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly deliveryId: string;
  readonly runId: string;
  readonly orderId: string;
  readonly operation: string;
  readonly fence: string;
  readonly attempt: number;
  readonly transition: Transition;
  /** The sealed credentials it was tried with. */
  readonly triedWith: string | null;
  readonly remoteId: string | null;
  readonly note: string | null;
  readonly link: RemoteLink | null;
  readonly exchanges: readonly Exchange[];
}

/**
 * Writes a group of outcomes, of any workspaces, in one transaction. One per outcome comes back: false when its delivery had been given
 * up on and taken over meanwhile, so that this outcome counts for nothing.
 */
export async function settleOutcomes(world: World, outcomes: readonly Outcome[]): Promise<readonly boolean[]> {
  const workspaces = [...new Set(outcomes.map(({ workspaceId }) => workspaceId))];
  const written = await withWorkspace(world.db, workspaces, async (trx) => {
    const { rows } = await ledger.settleDeliveries(outcomes.map(toSettled)).execute(trx);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const valid = outcomes.filter(({ deliveryId }) => byId.has(deliveryId));
    await writeConsequences(trx, { valid, places: byId });
    crashPoint('deliver.beforeOutcome');
    return new Set(valid.map(({ deliveryId }) => deliveryId));
  });
  crashPoint('deliver.afterOutcome');
  return outcomes.map(({ deliveryId }) => written.has(deliveryId));
}

function toSettled({
  workspaceId,
  deliveryId,
  fence,
  transition,
  remoteId,
  note,
  exchanges,
}: Outcome): ledger.SettledDelivery {
  const { state, isFreshlyUnsure = false, delayMs, problem } = transition;
  return {
    workspaceId,
    id: deliveryId,
    fence,
    state,
    isFreshlyUnsure,
    delayMs,
    remoteId,
    problem,
    note,
    exchanges: exchanges.length > 0 ? exchanges : null,
  };
}

interface Written {
  readonly valid: readonly Outcome[];
  readonly places: ReadonlyMap<string, SettledPlace>;
}
interface Place {
  readonly nodeId: string;
  readonly resumePort: string | null;
}

async function writeConsequences(trx: Trx, { valid, places }: Written): Promise<void> {
  await writeProblems(trx, { valid, places });
  await noteChannel(trx, valid);
  const ended = valid.filter(({ transition: { state } }) => state === 'delivered' || state === 'parked');
  const isDelivered = ({ transition: { state } }: Outcome) => state === 'delivered';
  const delivered = ended.filter(isDelivered).map((one) => ({ ...one, ...(places.get(one.deliveryId) ?? nowhere) }));
  const parked = ended.filter((one) => !isDelivered(one));
  if (delivered.length > 0) await finishDelivered(trx, delivered);
  if (parked.length > 0) {
    const progress = parked.map(({ workspaceId, runId }) => ({ workspaceId, runId, open: 0, published: false }));
    await settleRuns(progress).execute(trx);
    await addTraffic(parked.flatMap((one) => toCrossed(one, places.get(one.deliveryId)))).execute(trx);
  }
}

const toCrossed = ({ workspaceId }: Outcome, place: SettledPlace | undefined): Crossed[] =>
  place ? [{ workspaceId, flowId: place.flowId, nodeId: place.nodeId, what: 'undelivered', port: '' }] : [];

const placeOf = (place: SettledPlace | undefined) => place && { flowId: place.flowId, nodeId: place.nodeId };

interface SettledPlace extends Place {
  readonly flowId: string;
}
const nowhere: Place = { nodeId: '', resumePort: null };

export interface Delivered extends Place {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly deliveryId: string;
  readonly runId: string;
  readonly orderId: string;
  readonly operation: string;
  readonly link: RemoteLink | null;
}

/** What follows from deliveries that are done: orders are known there, and their runs go on or come to their end. */
export async function finishDelivered(trx: Trx, delivered: readonly Delivered[]): Promise<void> {
  const awake = await writeLinks(trx, delivered);
  const resumed = await moveRuns(trx, delivered);
  await ringDecide(trx, [...new Set([...awake, ...resumed])]);
}

/** The order is known there from now on; news from there that came too early gets its turn, in the workspaces returned. */
async function writeLinks(trx: Trx, delivered: readonly Delivered[]): Promise<readonly string[]> {
  const links = delivered.flatMap(toLink);
  if (links.length === 0) return [];
  await ledger.insertLinks(links).execute(trx);
  const awake: string[] = [];
  for (const workspaceId of new Set(links.map((link) => link.workspaceId))) {
    const names = links
      .filter((link) => link.workspaceId === workspaceId)
      .map(({ connectionId, remoteId }) => ({ connectionId, externalId: remoteId }));
    const { rows } = await wakeEntries(workspaceId, names).execute(trx);
    if (rows.length > 0) awake.push(workspaceId);
  }
  return awake;
}

function toLink({ workspaceId, connectionId, orderId, operation, link }: Delivered): ledger.NewLink[] {
  if (!link || operation !== 'order') return [];
  const { remoteId, number = null, url = null, lineIds = {} } = link;
  return [{ workspaceId, connectionId, orderId, remoteId, number, url, lineIds }];
}

/** A first attempt that worked has no problem to settle, which is nearly all of them. */
async function writeProblems(trx: Trx, { valid, places }: Written): Promise<void> {
  const tried = valid.filter(({ attempt, transition }) => attempt > 1 || transition.state === 'parked');
  if (tried.length > 0) {
    const deliveryIds = tried.map(({ deliveryId }) => deliveryId);
    await resolveDeliveryProblems(trx, { deliveryIds, resolution: 'Tried again.' }).execute();
  }
  const parked = valid.flatMap(({ transition: { state, problem }, ...about }) =>
    state === 'parked' && problem
      ? [
          {
            workspaceId: about.workspaceId,
            problem,
            orderId: about.orderId,
            runId: about.runId,
            deliveryId: about.deliveryId,
            connectionId: about.connectionId,
            ...placeOf(places.get(about.deliveryId)),
          },
        ]
      : [],
  );
  if (parked.length > 0) await insertProblems(trx, parked).execute();
}

/** A run goes on behind what is delivered, in the workspaces returned; where nothing is drawn behind it, one thing less is open. */
async function moveRuns(trx: Trx, delivered: readonly Delivered[]): Promise<readonly string[]> {
  const errands = delivered.flatMap(({ workspaceId, runId, nodeId, resumePort }) => {
    const common = { workspaceId, runId, kind: 'resume', nodeId, onLive: false, dueAt: null } as const;
    return resumePort === null ? [] : [{ ...common, port: resumePort }];
  });
  if (errands.length > 0) await insertErrands(errands).execute(trx);
  const progress = delivered.map(({ workspaceId, runId, resumePort, operation }) => ({
    workspaceId,
    runId,
    open: resumePort === null ? -1 : 0,
    published: isPublishing(operation),
  }));
  await settleRuns(progress).execute(trx);
  return errands.map(({ workspaceId }) => workspaceId);
}
