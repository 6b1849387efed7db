import type { OrderEventKind } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import { failed, ok, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import type { OrderDeliveryRow } from './delivery-row';
import type { OrderWord } from './list-orders';
import { type OpenProblem, openProblems } from './open-problem';
import { orderMissing } from './order-problems';
import { type OrderRecord, type RunResult, type RunState, readRecord } from './order-record';
import { type Station, stationsOf } from './order-stations';
import { timelineOf } from './order-timeline';
import { coverAttributes, coverTexts, personalTexts } from './personal-data';
import type { TimelineEntry } from './timeline-entry';

export type { OrderDeliveryRow } from './delivery-row';
export type { OpenProblem } from './open-problem';
export type { Station } from './order-stations';
export type { TimelineEntry } from './timeline-entry';

export interface OrderRunRow {
  readonly id: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly version: number;
  /** 1 for the first; a retry from the start counts on. */
  readonly attempt: number;
  readonly state: RunState;
  readonly result: RunResult | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly eventKind: OrderEventKind;
}

export interface OrderLinkRow {
  readonly connectionId: string;
  readonly name: string;
  readonly remoteId: string;
  readonly number: string | null;
  readonly url: string | null;
  readonly createdAt: string;
}

export interface OrderView {
  readonly id: string;
  /** Personal data is covered for viewers. */
  readonly order: Order;
  /** True when it was. */
  readonly masked: boolean;
  /** When its buyer was taken out of it; null while the person is in it. */
  readonly erasedAt: string | null;
  readonly source: { readonly connectionId: string; readonly name: string; readonly channel: string };
  readonly word: OrderWord;
  readonly fulfillment: string;
  readonly cancellation: string;
  readonly receivedAt: string;
  readonly stations: readonly Station[];
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly links: readonly OrderLinkRow[];
  /** Newest first. */
  readonly runs: readonly OrderRunRow[];
  readonly deliveries: readonly OrderDeliveryRow[];
  /** Open ones, oldest first. */
  readonly problems: readonly OpenProblem[];
  readonly notes: readonly {
    readonly id: string;
    readonly text: string;
    readonly by: string | null;
    readonly at: string;
  }[];
}

/** One order with everything that is known of it. A viewer sees it with the personal data covered, in every text of it. */
export async function getOrder(
  { db }: Pick<World, 'db'>,
  { member, orderId }: { member: Member; orderId: string },
): Promise<Result<OrderView>> {
  const { workspaceId, role } = member;
  const record = await withWorkspace(db, workspaceId, (trx) => readRecord(trx, { workspaceId, orderId, role }));
  if (!record) return failed(orderMissing);
  const view = toView(record);
  if (role !== 'viewer') return ok(view);
  const covered = coverTexts({ ...view, order: coverAttributes(view.order) }, personalTexts(view.order));
  return ok({ ...covered, masked: true, timeline: covered.timeline.map(withoutBodies) });
}

function toView(record: OrderRecord): OrderView {
  const { row, order, links, runs, deliveries, problems, notes } = record;
  return {
    id: row.id,
    order,
    masked: false,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    source: { connectionId: row.connectionId, name: row.connectionName, channel: row.channel },
    word: row.word,
    fulfillment: row.fulfillment,
    cancellation: row.cancellation,
    receivedAt: row.receivedAt.toISOString(),
    stations: stationsOf(record),
    timeline: timelineOf(record),
    links: links.map((link) => ({ ...link, createdAt: link.createdAt.toISOString() })),
    runs: runs.map(toRunRow).reverse(),
    deliveries: deliveries.map(({ shown }) => shown),
    problems: openProblems(problems),
    notes: notes.map(({ at, ...note }) => ({ ...note, at: at.toISOString() })),
  };
}

const toRunRow = ({
  trace: _trace,
  eventId: _event,
  startedAt,
  finishedAt,
  ...run
}: OrderRecord['runs'][number]): OrderRunRow => ({
  ...run,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

/** Requests and answers carry the order in forms that no list of texts can cover. */
const withoutBodies = (entry: TimelineEntry): TimelineEntry =>
  entry.detail ? { ...entry, detail: { ...entry.detail, exchanges: [], messageId: null } } : entry;
