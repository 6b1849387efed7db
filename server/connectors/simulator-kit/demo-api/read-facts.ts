import type { OrderNews } from '../../../../nodes/order/event';
import type { OrderDocument } from '../../../../nodes/order/order';
import type { WireFacts } from './wire-facts';

type Facts = Pick<Required<OrderNews>, 'shipments' | 'cancellations' | 'returns' | 'refunds' | 'documents'>;

interface About {
  readonly connectionId: string;
  /** The channel's line id → its SKU, so that an order that was not born there can be matched too. */
  readonly skus: ReadonlyMap<string, string>;
  /** A marketplace sold it and was paid; absent: it was sold here. */
  readonly soldElsewhere?: boolean;
}

/** The connector's side: what the channel says happened, in canonical words. Pure. */
export function readFacts(wire: WireFacts, { connectionId, skus, soldElsewhere = false }: About): Facts {
  const name = (id: string) => ({ id, externalIds: { [connectionId]: id } });
  const items = (list: readonly { readonly line_id: string; readonly quantity: number }[]) =>
    list.map(({ line_id, quantity }) => {
      const sku = skus.get(line_id);
      return { lineId: line_id, quantity, ...(sku !== undefined && { sku }) };
    });
  return {
    shipments: wire.shipments.map((one) => ({
      ...name(one.id),
      state: 'shipped' as const,
      parcels: [{ ...trackingOf(one), items: items(one.items) }],
      shippedAt: one.at,
    })),
    cancellations: wire.cancellations.map((one) => ({
      ...name(one.id),
      requestedBy: one.by,
      stage: 'executed' as const,
      items: items(one.items),
      ...(one.reason !== null && { reason: one.reason }),
      at: one.at,
    })),
    returns: wire.returns.map((one) => ({
      ...name(one.id),
      stage: one.stage,
      items: items(one.items).map((item) => ({ ...item, ...(one.reason !== null && { reason: one.reason }) })),
      at: one.at,
    })),
    refunds: wire.refunds.map((one) => ({
      ...name(one.id),
      stage: 'succeeded' as const,
      amount: one.amount,
      items: [],
      ...(one.delivery_amount !== null && { shippingAmount: one.delivery_amount }),
      ...(one.reason !== null && { reason: one.reason }),
      // Who has paid the buyer need not be paid for again; a shop that only wrote it down leaves it to the marketplace.
      movesMoney: soldElsewhere || !one.moves_money,
      at: one.at,
    })),
    documents: wire.documents.map((one) => ({
      ...name(one.id),
      kind: documentKinds[one.kind] ?? 'label',
      ...(one.shipment_id !== null && { shipmentId: one.shipment_id }),
      mediaType: one.media_type,
      data: one.content,
      at: one.at,
    })),
  };
}

const documentKinds: Readonly<Record<string, OrderDocument['kind']>> = {
  label: 'label',
  return_label: 'returnLabel',
  packing_slip: 'packingSlip',
  invoice: 'invoice',
  customs: 'customs',
};

const trackingOf = (one: WireFacts['shipments'][number]) => ({
  ...(one.carrier !== null && { carrier: one.carrier }),
  ...(one.carrier_code !== null && { carrierCode: one.carrier_code }),
  ...(one.service !== null && { service: one.service }),
  ...(one.tracking_number !== null && { trackingNumber: one.tracking_number }),
  ...(one.tracking_url !== null && { trackingUrl: one.tracking_url }),
});
