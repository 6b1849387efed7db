import type { Visit } from '../../contract';
import { orderEventKinds } from '../../order/event';
import type { Fact } from '../fact';

const labelOf = ([kind, { label }]: [string, { label: string }]): [string, string] => [kind, label.toLowerCase()];

/** The happening that brought the order here, and the shipment, cancellation, return or refund it is about. */
export const happeningFacts = {
  eventKind: {
    label: 'What happened',
    group: 'What happened',
    type: 'text',
    options: Object.fromEntries(Object.entries(orderEventKinds).map(labelOf)),
    read: ({ event }) => event.kind,
  },
  toldBy: {
    label: 'Told by',
    group: 'What happened',
    type: 'text',
    isConnection: true,
    help: 'The account that told us, such as the shop that shipped it.',
    read: ({ event }) => event.connectionId,
  },
  carrier: {
    label: 'Carriers',
    group: 'What happened',
    type: 'list',
    noun: 'carrier',
    read: (visit) => parcelsOf(visit).flatMap(({ carrier, carrierCode }) => carrier ?? carrierCode ?? []),
  },
  trackingNumber: {
    label: 'Tracking numbers',
    group: 'What happened',
    type: 'list',
    noun: 'tracking number',
    read: (visit) => parcelsOf(visit).flatMap((parcel) => parcel.trackingNumber ?? []),
  },
  cancelRequestedBy: {
    label: 'Cancelled by',
    group: 'What happened',
    type: 'text',
    options: { customer: 'the customer', merchant: 'you', channel: 'the marketplace' },
    read: (visit) => concerned(visit.order.cancellations, visit)?.requestedBy ?? null,
  },
  cancelStage: {
    label: 'Stage of the cancellation',
    group: 'What happened',
    type: 'text',
    options: {
      requested: 'requested',
      accepted: 'accepted',
      rejected: 'rejected',
      executed: 'done',
      failed: 'failed',
    },
    read: (visit) => concerned(visit.order.cancellations, visit)?.stage ?? null,
  },
  cancelReason: {
    label: 'Reason of the cancellation',
    group: 'What happened',
    type: 'text',
    read: (visit) => concerned(visit.order.cancellations, visit)?.reason ?? null,
  },
  refundAmount: {
    label: 'Refunded amount',
    group: 'What happened',
    type: 'money',
    read: (visit) => concerned(visit.order.refunds, visit)?.amount ?? null,
  },
  returnReason: {
    label: 'Reasons of the return',
    group: 'What happened',
    type: 'list',
    noun: 'reason',
    read: (visit) => concerned(visit.order.returns, visit)?.items.flatMap(({ reason }) => reason ?? []) ?? [],
  },
} satisfies Record<string, Fact>;

/** The fact the event is about; where the event is about another kind of thing, the latest one. */
const concerned = <One extends { readonly id: string }>(list: readonly One[], { event }: Visit): One | undefined =>
  list.find(({ id }) => id === event.factId) ?? list.at(-1);

const parcelsOf = (visit: Visit) => concerned(visit.order.shipments, visit)?.parcels ?? [];
