import type { OrderEvent } from '../../nodes/order/event';
import type { Deciding } from './decide-input';
import type { DeliveryState, KnownDelivery, KnownOrder } from './known-order';
import { overlayOf } from './overlay';
import { kindOf, type Leaving } from './plan-effect';
import type { RunTrace } from './run-trace';

export interface Booking {
  readonly run: { readonly id: string; readonly flowId: string; readonly orderId: string };
  readonly event: OrderEvent;
  readonly deciding: Deciding;
  /** What the run has behind it. */
  readonly before: RunTrace;
  readonly isRetry: boolean;
}

export interface PlanBooking extends Booking {
  readonly known: KnownOrder;
  readonly nodeId: string;
  readonly effect: Leaving;
  readonly resumePort: string | null;
}

/** The row the effect needs from the ledger. The known order learns of it, so that a second flow meets it. */
export function newDelivery(reference: string, booking: PlanBooking): string {
  const { deciding, known, run, nodeId, effect, resumePort } = booking;
  const { connectionId } = effect;
  const operation = kindOf(effect);
  const factId = effect.kind === 'publish' ? (effect.factId ?? null) : null;
  const id = deciding.input.newId();
  const row = { id, connectionId, operation, factId, reference };
  const { id: runId, flowId, orderId } = run;
  const overlay = overlayOf(known.order, effect.order);
  deciding.draft.writes.deliveries.push({
    ...row,
    orderId,
    runId,
    flowId,
    nodeId,
    overlay,
    message: messageOf(effect),
    resumePort,
  });
  note(booking, [...known.deliveries, { ...row, runId, state: 'planned', remoteId: null }]);
  return id;
}

export function reopened(delivery: KnownDelivery, booking: PlanBooking): string {
  const { deciding, known, run, nodeId, effect, resumePort } = booking;
  const { connectionId } = effect;
  const overlay = overlayOf(known.order, effect.order);
  const row = { deliveryId: delivery.id, connectionId, runId: run.id, flowId: run.flowId, nodeId, overlay, resumePort };
  deciding.draft.writes.reopened.push({ ...row, message: messageOf(effect) });
  change(delivery, { booking, state: 'planned' });
  return delivery.id;
}

const messageOf = (effect: Leaving) => (effect.kind === 'send' ? effect.message : null);

/** The create goes out later than the change, so it shall say what the change decided. */
export function covered(create: KnownDelivery, { deciding, known, effect }: PlanBooking): string {
  const overlay = overlayOf(known.order, effect.order);
  deciding.draft.writes.overlays.push({ deliveryId: create.id, overlay });
  return create.id;
}

export function callOff(delivery: KnownDelivery, booking: PlanBooking): void {
  booking.deciding.draft.writes.superseded.push({ deliveryId: delivery.id, runId: delivery.runId });
  change(delivery, { booking, state: 'superseded' });
}

function change(delivery: KnownDelivery, { booking, state }: { booking: PlanBooking; state: DeliveryState }): void {
  const { deliveries } = knownOf(booking);
  note(
    booking,
    deliveries.map((one) => (one.id === delivery.id ? { ...one, state } : one)),
  );
}

function note(booking: Booking, deliveries: readonly KnownDelivery[]): void {
  const known = knownOf(booking);
  booking.deciding.draft.orders.set(known.id, { ...known, deliveries });
}

export function knownOf({ deciding, run }: Booking): KnownOrder {
  const known = deciding.draft.get(run.orderId);
  if (!known) throw new Error('A run was booked for an order that is not at hand.');
  return known;
}
