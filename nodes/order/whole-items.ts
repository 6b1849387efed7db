import { addAmounts } from './amount';
import type { LineQuantity, Order, Shipment } from './order';

/** The order as it is told to others: bundles by the whole ones alone, with all the money; parts of those that are not whole are left out. */
export function wholeItems(order: Order): Order {
  const { shipments, cancellations, returns, refunds } = order;
  const all = [...shipments.flatMap(({ parcels }) => parcels), ...cancellations, ...returns, ...refunds];
  if (!all.some(({ items }) => items.some(({ part }) => part))) return order;
  const whole = <Fact extends { items: LineQuantity[] }>(fact: Fact): Fact => ({
    ...fact,
    items: wholesIn(fact.items),
  });
  return {
    ...order,
    shipments: shipments.map(wholeParcels),
    cancellations: cancellations.map(whole),
    returns: returns.map(whole),
    refunds: refunds.map(whole),
  };
}

/** A parcel with nothing but parts is told with the one that makes them whole, unless it is all there is. */
function wholeParcels(shipment: Shipment): Shipment {
  const parcels = shipment.parcels.map((parcel) => ({ ...parcel, items: wholesIn(parcel.items) }));
  const filled = parcels.filter(({ items }, at) => items.length > 0 || shipment.parcels[at]?.items.length === 0);
  return { ...shipment, parcels: filled.length > 0 ? filled : parcels };
}

function wholesIn<Item extends LineQuantity>(items: readonly Item[]): Item[] {
  const read: Item[] = [];
  for (const item of items) {
    const { part, ...rest } = item;
    // Without the mark of a part it is an item like any other.
    const plain = rest as Item;
    if (!part) read.push(item);
    else {
      const at = read.findIndex(({ lineId }) => lineId === item.lineId);
      const known = read[at];
      if (known) read[at] = together(known, plain);
      else read.push(plain);
    }
  }
  return read.filter((item) => item.quantity > 0 || 'amount' in item || items.includes(item));
}

const together = <Item extends LineQuantity & { readonly amount?: string }>(known: Item, more: Item): Item => ({
  ...known,
  quantity: known.quantity + more.quantity,
  ...(known.amount !== undefined && { amount: addAmounts(known.amount, more.amount ?? '0') }),
});
