import { z } from 'zod';
import { DeliveryKind } from '../../nodes/capability';
import { holdNode } from '../../nodes/hold.node';
import { OrderEvent } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import { OrderDocument } from '../../nodes/order/order';
import { withoutPersonInNews } from '../../nodes/order/person';
import { nodeTypes } from '../../nodes/registry';
import { selectConnections } from '../db/queries/connections';
import * as reads from '../db/queries/decide-reads';
import { findWords } from '../db/queries/pauses';
import { uuidv7 } from '../db/uuidv7';
import type { Trx } from '../db/with-workspace';
import type { DecideInput, DueErrand, FlowVersion } from '../engine/decide-input';
import { type KnownDelivery, type KnownLink, type KnownOrder, orderKey, withLearntIds } from '../engine/known-order';
import { RunTrace } from '../engine/run-trace';
import { keepDocuments } from '../labels/keep-documents';
import { loadForgotten } from '../privacy/tombstones';
import type { FlowCache } from './flow-cache';
import {
  type EntryContent,
  type EntryRow,
  type LiveConnection,
  readEntry,
  toFacts,
  toLiveConnections,
} from './read-entries';
import type { World } from './world';

type ErrandRow = Awaited<ReturnType<ReturnType<typeof reads.claimErrands>['execute']>>[number];

export interface Batch {
  readonly entries: readonly EntryRow[];
  readonly errands: readonly ErrandRow[];
}

interface Loading {
  readonly world: World;
  readonly workspaceId: string;
  readonly flows: FlowCache;
}

/** Gathers all that a batch's decision depends on: one query per kind of thing, however many entries there are. */
export async function loadDecision(trx: Trx, { entries, errands, ...loading }: Batch & Loading): Promise<DecideInput> {
  const { world, workspaceId } = loading;
  const connections = toLiveConnections(await selectConnections(trx, { workspaceId }).execute(), world);
  const read = entries.map((row) => readEntry(row, { connection: connections.get(row.connectionId), log: world.log }));
  const forgotten = await loadForgotten(trx, { workspaceId, names: read.flatMap(namesIn) });
  const contents = await keepPapers(trx, { workspaceId, contents: read.map((one) => withoutPapers(one, forgotten)) });
  // Before the orders are read: a creation that ends in between has left its link by then.
  const creating = await findCreating(trx, { workspaceId, contents, connections });
  const orders = await loadOrders(trx, { workspaceId, contents, orderIds: errands.map(({ orderId }) => orderId) });
  const live = await reads.findLiveVersions(trx, { workspaceId }).execute();
  const flows = await loading.flows.load(trx, { workspaceId, versions: live.flatMap(toVersionName) });
  const due = await loadErrands(trx, { ...loading, errands });
  return {
    workspaceId,
    now: world.now().toISOString(),
    newId: uuidv7,
    entries: contents.map((content) => ({
      ...content,
      mayBeOurOwn: creating.has(content.connectionId) && isFresh(content, world),
    })),
    errands: due,
    orders: await withWords(trx, { workspaceId, orders, flows: [...flows, ...due.flatMap(({ flow }) => flow ?? [])] }),
    forgotten,
    flows,
    connections: new Map([...connections.values()].map((connection) => [connection.id, toFacts(connection)])),
    nodeTypes,
  };
}

/** Asked only where a flow holds orders: most hold none, and deciding is what every order waits for. */
async function withWords(
  trx: Trx,
  { workspaceId, orders, flows }: { workspaceId: string; orders: readonly KnownOrder[]; flows: readonly FlowVersion[] },
): Promise<readonly KnownOrder[]> {
  const holds = flows.some(({ document }) => document.nodes.some(({ type }) => type === holdNode.type));
  if (!holds || orders.length === 0) return orders;
  const { rows } = await findWords({ workspaceId, orderIds: orders.map(({ id }) => id) }).execute(trx);
  const words = byOrder(rows);
  return orders.map((order) => {
    const said = words.get(order.id)?.map(({ state, endedAt, ...word }) => ({
      ...word,
      isApproved: state === 'approved',
      at: endedAt.toISOString(),
    }));
    return said ? { ...order, words: said } : order;
  });
}

/** No label of somebody who is forgotten is stored. */
function withoutPapers(content: EntryContent, forgotten: ReadonlySet<string>): EntryContent {
  const { reading, connectionId } = content;
  if (!reading.ok || forgotten.size === 0) return content;
  const news = reading.news.map((one) =>
    forgotten.has(orderKey(connectionId, one.orderId)) ? withoutPersonInNews(one) : one,
  );
  return { ...content, reading: { ...reading, news } };
}

const namesIn = ({ connectionId, reading }: EntryContent): readonly reads.OrderName[] =>
  reading.ok ? reading.news.map(({ orderId }) => ({ connectionId, externalId: orderId })) : [];

/** Labels come as Base64 inside the news; the order keeps their names, the document table their bytes. */
const keepPapers = (trx: Trx, { workspaceId, contents }: Contents): Promise<EntryContent[]> =>
  Promise.all(
    contents.map(async (content) => {
      const { reading } = content;
      if (!reading.ok) return content;
      const news = await keepDocuments(trx, { workspaceId, news: reading.news });
      return { ...content, reading: { ...reading, news } };
    }),
  );

const toVersionName = ({ flowId, number }: { flowId: string; number: number | null }) =>
  number === null ? [] : [{ flowId, number }];

/** A creation that was under way when the message came has an end after this long. */
const creationMs = 45_000;
const isFresh = ({ receivedAt }: EntryContent, { now }: World) => now().getTime() - Date.parse(receivedAt) < creationMs;

interface Contents {
  readonly workspaceId: string;
  readonly contents: readonly EntryContent[];
}

async function findCreating(
  trx: Trx,
  { workspaceId, contents, connections }: Contents & { connections: ReadonlyMap<string, LiveConnection> },
): Promise<ReadonlySet<string>> {
  const tellers = new Set(contents.map(({ connectionId }) => connectionId));
  const connectionIds = [...tellers].filter((id) => connections.get(id)?.connector.writes.order !== undefined);
  if (connectionIds.length === 0) return new Set();
  const rows = await reads.findConnectionsCreating(trx, { workspaceId, connectionIds }).execute();
  return new Set(rows.map(({ connectionId }) => connectionId));
}

async function loadOrders(
  trx: Trx,
  { workspaceId, contents, orderIds }: Contents & { orderIds: readonly string[] },
): Promise<readonly KnownOrder[]> {
  const names = contents.flatMap(namesIn);
  const { rows } = await reads.findKnownOrders({ workspaceId, names, orderIds }).execute(trx);
  if (rows.length === 0) return [];
  const found = { workspaceId, orderIds: rows.map(({ id }) => id) };
  await reads.holdUnsent(trx, found).execute();
  const deliveries = byOrder(await reads.findDeliveriesOf(trx, found).execute());
  const beginnings = contents.some(({ wasAskedFor }) => wasAskedFor) ? await loadBeginnings(trx, found) : null;
  return rows.map(({ id, content, links }) => {
    const beginning = beginnings?.get(id);
    return withLearntIds({
      id,
      order: content as Order,
      links: links as KnownLink[],
      deliveries: (deliveries.get(id) ?? []).map(toKnownDelivery),
      ...(beginning && { beginning }),
    });
  });
}

function byOrder<Row extends { readonly orderId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.orderId);
    if (group) group.push(row);
    else groups.set(row.orderId, [row]);
  }
  return groups;
}

const toKnownDelivery = ({
  operation,
  state,
  ...row
}: { operation: string; state: string } & Omit<KnownDelivery, 'operation' | 'state'>): KnownDelivery => ({
  ...row,
  operation: DeliveryKind.parse(operation),
  state: DeliveryState.parse(state),
});

const DeliveryState = z.enum(['planned', 'sending', 'unknown', 'delivered', 'parked', 'superseded', 'skipped']);

async function loadBeginnings(trx: Trx, found: { workspaceId: string; orderIds: readonly string[] }) {
  const rows = await reads.findBeginnings(trx, found).execute();
  return new Map(
    rows.map(({ id, orderId, connectionId, occurredAt, key, flowIds }) => {
      const event: OrderEvent = { kind: 'created', key, connectionId, occurredAt: occurredAt.toISOString() };
      return [orderId, { eventId: id, event, flowIds: flowIds ?? [] }];
    }),
  );
}

async function loadErrands(
  trx: Trx,
  { workspaceId, flows, errands }: Loading & Pick<Batch, 'errands'>,
): Promise<readonly DueErrand[]> {
  if (errands.length === 0) return [];
  const versions = await flows.load(trx, { workspaceId, versions: errands.map(versionOf) });
  return errands.map((errand) => {
    const { flowId, number } = versionOf(errand);
    const flow = versions.find((version) => version.flowId === flowId && version.number === number) ?? null;
    return toErrand(errand, flow);
  });
}

const versionOf = ({ flowId, flowVersion, liveVersion, onLive }: ErrandRow) => ({
  flowId,
  number: (onLive ? liveVersion : null) ?? flowVersion,
});

function toErrand(row: ErrandRow, flow: DueErrand['flow']): DueErrand {
  const { eventKind, eventKey, eventConnectionId, occurredAt, factId, late } = row;
  const event = OrderEvent.parse({
    kind: eventKind,
    key: eventKey,
    connectionId: eventConnectionId,
    occurredAt: occurredAt.toISOString(),
    ...(factId !== null && { factId }),
    ...(late !== null && { late }),
  });
  const { id, kind, nodeId, port, runId, orderId, eventId, trace, lastAttempt } = row;
  const run = { id: runId, orderId, eventId, event, trace: RunTrace.parse(trace), lastAttempt: lastAttempt ?? 1 };
  const document = row.document === null ? null : OrderDocument.parse(row.document);
  return { id, kind: kind === 'restart' ? 'restart' : 'resume', nodeId, port, run, flow, document };
}
