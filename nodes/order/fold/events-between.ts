import { sameContent, stableHash } from '../../hash';
import type { OrderEvent, OrderEventKind, OrderNews } from '../event';
import { compareInstants } from '../instant';
import type { Cancellation, Order, OrderDocument, Refund, Return, Shipment } from '../order';
import { trackingNumbers } from './fact-kinds';

interface Telling {
  readonly before: Order | null;
  readonly after: Order;
  readonly arrival: { readonly news: OrderNews; readonly connectionId: string };
}

/** Something that can happen to an order once. `key` stays the same however often it is told. */
interface Happening {
  readonly kind: OrderEventKind;
  readonly key: string;
  readonly factId?: string;
  readonly at?: string | undefined;
}

/** What has happened between two states of an order: created or updated first, then the facts in the order they happened. */
export function eventsBetween({ before, after, arrival }: Telling): readonly OrderEvent[] {
  const known = new Set((before ? factHappenings(before) : []).map(({ key }) => key));
  const fresh = factHappenings(after).filter(({ key }) => !known.has(key));
  return [...headHappenings(before, after), ...fresh.toSorted(byTime)].map(
    ({ at = arrival.news.at, ...happening }) => ({
      ...happening,
      occurredAt: at,
      connectionId: arrival.connectionId,
    }),
  );
}

function headHappenings(before: Order | null, after: Order): Happening[] {
  if (!before) return [{ kind: 'created', key: 'created', at: after.placedAt }];
  if (sameContent(visibleParts(before), visibleParts(after))) return [];
  // The moment belongs to the key: changed, changed back and changed again is three happenings.
  const key = `updated:${stableHash([after.updatedAt, visibleParts(after)])}`;
  return [{ kind: 'updated', key, at: after.updatedAt }];
}

/** The parts of the order itself a person would call changed. */
const visibleParts = (order: Order) => [
  order.lines.map(({ id, sku, title, quantity, unitPrice, discount, total }) => [
    id,
    sku,
    title,
    quantity,
    unitPrice,
    discount,
    total,
  ]),
  order.charges.map(({ title, amount }) => [title, amount]),
  order.totals,
  order.shipTo,
  order.billTo,
  order.buyer,
  order.shippingMethod,
  order.shipBy,
  order.note,
  order.attributes,
  order.tags.toSorted(),
  order.payment,
  order.acceptance,
];

const factHappenings = (order: Order): Happening[] => [
  ...order.cancellations.flatMap(cancelHappenings),
  ...order.shipments.flatMap(shipHappenings),
  ...order.returns.flatMap(returnHappenings),
  ...order.refunds.flatMap(refundHappenings),
  ...order.documents.flatMap(labelHappenings),
];

/** Asked for, and carried out: two happenings, for a request is a question with a deadline and not yet a cancellation. */
function cancelHappenings({ id, stage, at, waitsForRest }: Cancellation): Happening[] {
  if (waitsForRest) return [];
  if (stage !== 'requested' && stage !== 'executed') return [];
  return [{ kind: 'cancelled', key: `cancelled:${id}:${stage}`, factId: id, at }];
}

/** Other tracking numbers are news again: a shop often ships first and adds the number later. */
function shipHappenings(shipment: Shipment): Happening[] {
  const { id, state, shippedAt, waitsForRest } = shipment;
  if (waitsForRest) return [];
  if (state !== 'shipped' && state !== 'delivered') return [];
  const numbers = trackingNumbers(shipment);
  const key = numbers.length > 0 ? `shipped:${id}:${stableHash(numbers.toSorted())}` : `shipped:${id}`;
  return [{ kind: 'shipped', key, factId: id, at: shippedAt }];
}

/** Announced, and arrived. */
function returnHappenings({ id, stage, at, waitsForRest }: Return): Happening[] {
  const step = waitsForRest ? null : returnSteps[stage];
  return step === null ? [] : [{ kind: 'returned', key: `returned:${id}:${step}`, factId: id, at }];
}

const returnSteps: Readonly<Record<Return['stage'], 'announced' | 'received' | null>> = {
  requested: 'announced',
  approved: 'announced',
  inTransit: 'announced',
  received: 'received',
  closed: 'received',
  declined: null,
  cancelled: null,
};

const refundHappenings = ({ id, stage, at }: Refund): Happening[] =>
  stage === 'succeeded' ? [{ kind: 'refunded', key: `refunded:${id}`, factId: id, at }] : [];

const labelHappenings = ({ id, kind, at }: OrderDocument): Happening[] =>
  kind === 'label' || kind === 'returnLabel' ? [{ kind: 'labelled', key: `labelled:${id}`, factId: id, at }] : [];

const byTime = (a: Happening, b: Happening): number => (a.at && b.at ? compareInstants(a.at, b.at) : 0);
