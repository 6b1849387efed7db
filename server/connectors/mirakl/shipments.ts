import type { LineQuantity, Parcel, Shipment } from '../../../nodes/order/order';
import type { About } from './account';
import { keptUnits } from './facts';
import { stageAt } from './states';
import type { MiraklOrder } from './wire';
import type { MiraklShipment } from './wire-parts';

/** Of an order that was shipped as a whole, with its one tracking number. */
export const wholeShipmentId = 'shipped';

/** What we put on the packages of a shipment: its reference and the parcel's number. */
export const packageName = (reference: string, index: number) => `${reference}-${index + 1}`;
const ownPackage = /^(sl[a-z0-9]+)-\d+$/;

const states: Readonly<Record<string, Shipment['state']>> = {
  SHIPPED: 'shipped',
  TO_COLLECT: 'shipped',
  RECEIVED: 'delivered',
  CLOSED: 'delivered',
  CANCELED: 'voided',
};

/** Several parcels that we made of one shipment are that one shipment again; it has got as far as its slowest parcel. */
export function fromShipments(list: readonly MiraklShipment[], about: About): Shipment[] {
  const shipments = new Map<string, Shipment>();
  for (const one of list) {
    const shipment = toShipment(one, about);
    const known = shipments.get(shipment.id);
    const state = known && known.state !== shipment.state ? slower(known.state, shipment.state) : shipment.state;
    const parcels = [...(known?.parcels ?? []), ...shipment.parcels];
    shipments.set(shipment.id, { ...shipment, ...known, state, parcels });
  }
  return [...shipments.values()];
}

const slower = (a: Shipment['state'], b: Shipment['state']): Shipment['state'] => {
  const way = ['pending', 'shipped', 'delivered', 'voided'] as const;
  return way.find((state) => state === a || state === b) ?? a;
};

function toShipment(
  { id, status, shipment_lines, tracking, shipped_date }: MiraklShipment,
  { connectionId }: About,
): Shipment {
  const own = shipment_lines.map(({ package_reference }) => ownPackage.exec(package_reference)?.[1]).find(Boolean);
  const name = own ?? id;
  return {
    id: name,
    externalIds: { [connectionId]: name },
    state: states[status] ?? 'pending',
    parcels: [{ ...trackingOf(tracking), items: shipment_lines.map(toItem) }],
    ...(shipped_date && { shippedAt: shipped_date }),
  };
}

const toItem = ({ order_line_id, offer_sku, quantity }: MiraklShipment['shipment_lines'][number]): LineQuantity => ({
  ...(order_line_id && { lineId: order_line_id }),
  ...(offer_sku && { sku: offer_sku }),
  quantity,
});

function trackingOf(tracking: MiraklShipment['tracking']): Omit<Parcel, 'items'> {
  if (!tracking) return {};
  const { carrier_code, carrier_name, tracking_number, tracking_url } = tracking;
  return {
    ...(carrier_name && { carrier: carrier_name }),
    ...(carrier_code && { carrierCode: carrier_code }),
    ...(tracking_number && { trackingNumber: tracking_number }),
    ...(tracking_url && { trackingUrl: tracking_url }),
  };
}

/** Where no shipments are told apart, the order itself says that all of it has left. */
export function fromOrder(order: MiraklOrder, { connectionId }: About): Shipment[] {
  const stage = stageAt(order.order_state);
  const items = order.order_lines
    .map((line) => ({
      lineId: line.order_line_id,
      ...(line.offer_sku && { sku: line.offer_sku }),
      quantity: keptUnits(line),
    }))
    .filter(({ quantity }) => quantity > 0);
  const isDelivered = order.order_lines.every((line) => line.received_date || keptUnits(line) === 0);
  const shippedAt = order.order_lines.map(({ shipped_date }) => shipped_date).find(Boolean);
  if ((stage !== 'shipped' && stage !== 'closed') || items.length === 0 || !shippedAt) return [];
  return [
    {
      id: wholeShipmentId,
      externalIds: { [connectionId]: wholeShipmentId },
      state: isDelivered ? 'delivered' : 'shipped',
      parcels: [
        {
          ...trackingOf({
            carrier_code: order.shipping_carrier_code,
            carrier_name: order.shipping_company,
            tracking_number: order.shipping_tracking,
            tracking_url: order.shipping_tracking_url,
          }),
          items,
        },
      ],
      shippedAt,
    },
  ];
}
