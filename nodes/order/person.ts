import type { OrderNews } from './event';
import type { Address, LineQuantity, Order, Shipment } from './order';

/**
 * The order without the person: who bought it, where it went, what they wrote and the papers that bear their name are gone; number,
 * money, lines and what happened to it stay. Applied twice it changes nothing more.
 */
export function withoutPerson(order: Order): Order {
  const { note: _note, billTo: _bill, corrections: _corrected, shipTo, assigned, ...rest } = order;
  const { note: _assignedNote, ...kept } = assigned;
  const country = shipTo?.country;
  return {
    ...rest,
    buyer: {},
    ...(country !== undefined && { shipTo: { lines: [], country } }),
    lines: order.lines.map(({ giftMessage: _gift, ...line }) => ({ ...line, attributes: {} })),
    attributes: {},
    assigned: { ...kept, attributes: {} },
    tags: order.tags.filter((tag) => !namesPerson(tag, order)),
    documents: [],
    ...withoutPersonInFacts(order),
  };
}

/** The same of what a channel tells, so that what is told again brings nobody back. */
export const withoutPersonInNews = ({ order, documents: _papers, ...news }: OrderNews): OrderNews => ({
  ...news,
  ...withoutPersonInFacts(news),
  ...(order && { order: withoutPerson(order) }),
});

type Facts = Pick<OrderNews, 'shipments' | 'cancellations' | 'returns' | 'refunds'>;

function withoutPersonInFacts<Given extends Facts>({ shipments, cancellations, returns, refunds }: Given) {
  return {
    ...(shipments && { shipments: shipments.map(withoutTracking) }),
    ...(cancellations && { cancellations: cancellations.map(withoutReason) }),
    ...(returns && {
      returns: returns.map((one) => ({ ...one, items: one.items.map(onlyUnits) })),
    }),
    ...(refunds && { refunds: refunds.map(withoutReason) }),
  };
}

function withoutReason<Fact extends { readonly reason?: string | undefined }>({ reason: _reason, ...fact }: Fact) {
  return fact;
}

const onlyUnits = ({ lineId, sku, quantity }: LineQuantity): LineQuantity => ({
  quantity,
  ...(lineId !== undefined && { lineId }),
  ...(sku !== undefined && { sku }),
});

/** A carrier's page tells by the number where a parcel went and who took it. */
const withoutTracking = (shipment: Shipment): Shipment => ({
  ...shipment,
  parcels: shipment.parcels.map(({ trackingNumber: _number, trackingUrl: _url, ...parcel }) => parcel),
});

const emptyAddress: Address = { lines: [] };

/** A flow may have made a tag of the buyer's name or address. */
function namesPerson(tag: string, { buyer, shipTo = emptyAddress, billTo = emptyAddress }: Order): boolean {
  const texts = [buyer.name, buyer.email, buyer.phone, shipTo.name, shipTo.company, billTo.name, billTo.company];
  const said = tag.toLowerCase();
  return [...texts, ...shipTo.lines, ...billTo.lines].some(
    (text) => text !== undefined && text.trim().length > 2 && said.includes(text.trim().toLowerCase()),
  );
}
