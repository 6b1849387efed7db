import type { OrderNews } from '../../../nodes/order/event';
import type { Cancellation, LineQuantity, Shipment } from '../../../nodes/order/order';
import { instant } from './amazon-order';
import type { AmazonOrder, WireItem, WirePackage } from './wire';

type Facts = Required<Pick<OrderNews, 'shipments' | 'cancellations'>>;

/** What happened to an order, with explicit lines and quantities. */
export function factsOf(wire: AmazonOrder, { connectionId }: { connectionId: string }): Facts {
  const name = (id: string) => ({ id, externalIds: { [connectionId]: id } });
  const itemOf = (id: string) => wire.orderItems.find(({ orderItemId }) => orderItemId === id);
  const toItem = (lineId: string, quantity: number): LineQuantity => {
    const sku = itemOf(lineId)?.product.sellerSku;
    return { lineId, ...(sku && { sku }), quantity };
  };
  const shipments = wire.packages.map((one) => toShipment(one, { name, toItem }));
  return {
    shipments: [...shipments, ...shippedByAmazon(wire, { name, toItem })],
    cancellations: cancellationsOf(wire, { name, toItem }),
  };
}

interface Naming {
  readonly name: (id: string) => { id: string; externalIds: Record<string, string> };
  readonly toItem: (lineId: string, quantity: number) => LineQuantity;
}

const packageStates: Readonly<Record<string, Shipment['state']>> = {
  PENDING: 'pending',
  IN_TRANSIT: 'shipped',
  SHIPPED: 'shipped',
  UNDELIVERABLE: 'shipped',
  DELIVERED: 'delivered',
  CANCELLED: 'voided',
};

function toShipment(wire: WirePackage, { name, toItem }: Naming): Shipment {
  const { carrier, shippingService, trackingNumber, shipTime, packageItems, packageStatus } = wire;
  const state = packageStates[packageStatus?.status ?? ''] ?? (shipTime ? 'shipped' : 'pending');
  return {
    ...name(wire.packageReferenceId),
    state,
    parcels: [
      {
        ...(carrier && { carrier }),
        ...(shippingService && { service: shippingService }),
        ...(trackingNumber && { trackingNumber }),
        items: packageItems.map(({ orderItemId, quantity }) => toItem(orderItemId, quantity)),
      },
    ],
    ...(shipTime && { shippedAt: instant(shipTime) }),
  };
}

/** Of what Amazon's own warehouse sends there are no parcels to see, only how much has left. */
function shippedByAmazon(wire: AmazonOrder, { name, toItem }: Naming): Shipment[] {
  if (wire.fulfillment?.fulfilledBy !== 'AMAZON' || wire.packages.length > 0) return [];
  const items = wire.orderItems
    .map(({ orderItemId, fulfillment }) => toItem(orderItemId, fulfillment?.quantityFulfilled ?? 0))
    .filter(({ quantity }) => quantity > 0);
  return items.length > 0 ? [{ ...name('amazon'), state: 'shipped', parcels: [{ carrier: 'Amazon', items }] }] : [];
}

type Told = Pick<Cancellation, 'requestedBy' | 'stage' | 'reason'>;

interface CancelledItem {
  readonly item: WireItem;
  readonly quantity: number;
  readonly told: Told;
}

/**
 * Amazon tells cancellations item by item, and names none. All that is open told alike is one cancellation of the order; a part of
 * it is one for each item, so that each keeps its name whatever happens to the others.
 */
function cancellationsOf(wire: AmazonOrder, { name, toItem }: Naming): Cancellation[] {
  const cancelled = wire.orderItems.flatMap((item) => cancelledItem(item, wire) ?? []);
  const [first] = cancelled;
  if (!first) return [];
  const toItems = (items: readonly CancelledItem[]) =>
    items.map(({ item, quantity }) => toItem(item.orderItemId, quantity));
  const isWhole = concernsAll(cancelled, wire) && cancelled.every(({ told }) => sameWords(told, first.told));
  if (isWhole) return [{ ...name(wire.orderId), ...first.told, items: toItems(cancelled) }];
  return cancelled.map((one) => ({ ...name(one.item.orderItemId), ...one.told, items: toItems([one]) }));
}

const concernsAll = (cancelled: readonly CancelledItem[], { orderItems }: AmazonOrder) =>
  orderItems.every((item) => shippedUnits(item) === 0 && cancelled.some((one) => one.item === item));

const sameWords = (a: Told, b: Told) => a.requestedBy === b.requestedBy && a.stage === b.stage && a.reason === b.reason;

function cancelledItem(item: WireItem, wire: AmazonOrder): CancelledItem | null {
  const isOver = wire.fulfillment?.fulfillmentStatus === 'CANCELLED';
  const open = item.quantityOrdered - shippedUnits(item);
  if (item.cancellation?.cancellationExecution || (isOver && open > 0)) {
    const stillToShip = isOver ? 0 : (item.fulfillment?.quantityUnfulfilled ?? 0);
    return carriedOut(item, open - stillToShip);
  }
  if (!item.cancellation?.cancellationRequest) return null;
  return open > 0
    ? told(item, { stage: 'requested', quantity: open })
    : told(item, { stage: 'rejected', quantity: item.quantityOrdered });
}

/** Where all was shipped all the same, nothing is cancelled, and what was asked for is told as failed. */
const carriedOut = (item: WireItem, quantity: number): CancelledItem =>
  quantity > 0
    ? told(item, { stage: 'executed', quantity })
    : told(item, { stage: 'failed', quantity: item.quantityOrdered });

function told(item: WireItem, { stage, quantity }: { stage: Told['stage']; quantity: number }): CancelledItem {
  const { cancellationRequest: request, cancellationExecution: execution } = item.cancellation ?? {};
  const reason = execution?.cancelReason || request?.cancelReason;
  const requestedBy = party(request?.requester ?? execution?.cancelledBy);
  return { item, quantity, told: { requestedBy, stage, ...(reason && { reason }) } };
}

const shippedUnits = ({ fulfillment }: WireItem) => fulfillment?.quantityFulfilled ?? 0;

function party(who: string | null | undefined): Cancellation['requestedBy'] {
  if (who === 'BUYER') return 'customer';
  return who === 'MERCHANT' ? 'merchant' : 'channel';
}
