import { z } from 'zod';
import { deliveryKinds } from '../../nodes/capability';
import { type OrderEventKind, orderEventKinds } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import type { Reason } from '../../nodes/rule/reason';
import { exchangesOf } from './delivery-row';
import { deedTitles, type OrderRecord } from './order-record';
import { pauseEntries } from './pause-timeline';
import type { TimelineEntry } from './timeline-entry';

/** Everything that happened to an order, newest first. */
export const timelineOf = (record: OrderRecord): TimelineEntry[] =>
  [
    ...record.events.map((event) => eventEntry(event, record.order)),
    ...record.runs.map(runEntry),
    ...record.pauses.flatMap(pauseEntries),
    ...record.deliveries.map(deliveryEntry),
    ...record.problems.flatMap(problemEntries),
    ...record.notes.map(noteEntry),
    ...record.corrections.map(correctionEntry),
    ...record.deeds.map(deedEntry),
  ].sort((a, b) => (a.at === b.at ? b.id.localeCompare(a.id) : b.at.localeCompare(a.at)));

const noDetail = { reason: null, exchanges: [], changes: [], messageId: null, runId: null, deliveryId: null };
const arrivals: Readonly<Record<string, string>> = {
  webhook: 'sent by',
  poll: 'read from',
  pull: 'asked for by a person at',
  backfill: 'read again from',
  fetch: 'read from',
};

function eventEntry(event: OrderRecord['events'][number], order: Order): TimelineEntry {
  const { kind } = event;
  const how = arrivals[event.arrivedBy ?? ''] ?? 'told by';
  const what = sayFact(kind, { order, factId: event.factId });
  return {
    id: event.id,
    at: event.recordedAt.toISOString(),
    kind: 'event',
    title: orderEventKinds[kind].past,
    text:
      kind === 'late'
        ? 'In a list of late orders'
        : `${what === null ? '' : `${what}; `}${how} ${event.toldBy}`.replace(/^./, (letter) => letter.toUpperCase()),
    actor: null,
    tone: kind === 'cancelled' ? 'warn' : 'neutral',
    detail: event.inboxId === null ? null : { ...noDetail, messageId: event.inboxId },
  };
}

/** What a fact is known by: tracking numbers, an amount, how many pieces. */
function sayFact(kind: OrderEventKind, { order, factId }: { order: Order; factId: string | null }): string | null {
  const parcels = order.shipments.find(({ id }) => id === factId)?.parcels ?? [];
  const refund = order.refunds.find(({ id }) => id === factId);
  const cancellation = order.cancellations.find(({ id }) => id === factId);
  if (kind === 'shipped') return parcels.map(sayParcel).filter(Boolean).join(', ') || null;
  if (kind === 'refunded' && refund) return `${refund.amount} ${order.currency}`;
  if (kind === 'cancelled' && cancellation) return `${cancellation.stage} by the ${cancellation.requestedBy}`;
  return null;
}

const sayParcel = ({ carrier, trackingNumber }: Order['shipments'][number]['parcels'][number]) =>
  [carrier, trackingNumber].filter(Boolean).join(' ');

function runEntry(run: OrderRecord['runs'][number]): TimelineEntry {
  const { steps } = run.trace;
  const reason = joinReasons(steps.flatMap((step) => step.reason ?? []));
  return {
    id: run.id,
    at: run.startedAt.toISOString(),
    kind: 'run',
    title: `Flow ${run.flowName}${run.attempt > 1 ? `, attempt ${run.attempt}` : ''}: ${sayRun(run)}`,
    text: reason?.text ?? null,
    actor: null,
    tone: run.state === 'problem' ? 'bad' : run.result === 'unsupported' ? 'warn' : 'neutral',
    detail: { ...noDetail, reason, changes: steps.flatMap(({ changes }) => changes), runId: run.id },
  };
}

/** The last step's word counts; what the steps before it said stands under it. */
function joinReasons(reasons: readonly Reason[]): Reason | null {
  const last = reasons.at(-1);
  if (!last || reasons.length === 1) return last ?? null;
  return { text: last.text, holds: last.holds, parts: reasons };
}

const results = { published: 'published', filtered: 'not to be published', unsupported: 'not supported there' };
function sayRun({ state, result }: OrderRecord['runs'][number]): string {
  if (state === 'problem') return 'needs a fix';
  if (state === 'cancelled') return 'called off';
  if (state === 'waiting') return 'under way';
  return result ? results[result] : 'done';
}

const deliveryWords = {
  planned: { text: 'waits to be sent', tone: 'neutral' },
  sending: { text: 'is being sent', tone: 'neutral' },
  unknown: { text: 'was sent; checking whether it arrived', tone: 'warn' },
  delivered: { text: 'was sent', tone: 'good' },
  parked: { text: 'waits for you', tone: 'bad' },
  superseded: { text: 'was not needed any more', tone: 'neutral' },
  skipped: { text: 'was skipped', tone: 'neutral' },
} as const;

function deliveryEntry({ shown, stored }: OrderRecord['deliveries'][number]): TimelineEntry {
  const { text, tone } = deliveryWords[shown.state];
  const tries = shown.attempt > 1 ? ` (attempt ${shown.attempt})` : '';
  return {
    id: shown.id,
    at: shown.finishedAt ?? shown.createdAt,
    kind: 'delivery',
    title: `${deliveryKinds[shown.operation].label} to ${shown.connectionName} ${text}${tries}`,
    text: shown.problem?.message ?? shown.note,
    actor: null,
    tone,
    detail: { ...noDetail, exchanges: exchangesOf(stored), runId: shown.runId, deliveryId: shown.id },
  };
}

function problemEntries(problem: OrderRecord['problems'][number]): TimelineEntry[] {
  const opened: TimelineEntry = {
    id: problem.id,
    at: problem.openedAt.toISOString(),
    kind: 'problem',
    title: problem.message,
    text: problem.advice,
    actor: null,
    tone: 'bad',
    detail: { ...noDetail, runId: problem.runId, deliveryId: problem.deliveryId },
  };
  if (!problem.resolvedAt) return [opened];
  const resolved: TimelineEntry = {
    ...opened,
    id: `${problem.id}-resolved`,
    at: problem.resolvedAt.toISOString(),
    title: `Solved: ${problem.message}`,
    text: problem.resolution,
    actor: problem.resolvedBy,
    tone: 'good',
  };
  return [opened, resolved];
}

const noteEntry = ({ id, text, by, at }: OrderRecord['notes'][number]): TimelineEntry => ({
  id,
  at: at.toISOString(),
  kind: 'note',
  title: 'Note',
  text,
  actor: by,
  tone: 'neutral',
  detail: null,
});

const correctionEntry = ({ id, at, by, changes }: OrderRecord['corrections'][number]): TimelineEntry => ({
  id,
  at: at.toISOString(),
  kind: 'action',
  title: `Put right: ${changes.map(({ label }) => label).join(', ')}`,
  text: null,
  actor: by,
  tone: 'neutral',
  detail: { ...noDetail, changes },
});

const Said = z.object({ reason: z.string().optional() });

const deedEntry = ({ id, at, action, after, by }: OrderRecord['deeds'][number]): TimelineEntry => ({
  id: `deed-${id}`,
  at: at.toISOString(),
  kind: 'action',
  title: deedTitles[action] ?? action,
  text: Said.safeParse(after).data?.reason ?? null,
  actor: by,
  tone: 'neutral',
  detail: null,
});
