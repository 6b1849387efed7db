import { addAmounts, minorUnit, multiplyAmount, subtractAmount } from './amount';
import { scaleUp } from './bundle-money';
import { allocate } from './mapping/allocate';
import type { Cancellation, LineQuantity, Order, OrderLine, Refund, Return, Shipment } from './order';
import type { BundlePart } from './sku-match';
import { computeTotals } from './totals';

interface PartName {
  readonly lineId: string;
  /** From 1; the first is the one the bundle is counted by. */
  readonly index: number;
  readonly units: number;
}

/** The id a part has as a line of its own. It says how many of it make one, so that what a destination tells later can be counted back. */
export const partId = ({ lineId, index, units }: PartName): string => `${lineId}#${index}x${units}`;

/** Null for the id of an ordinary line. */
export function readPartId(id: string): PartName | null {
  const [, lineId, index, units] = /^(.+)#(\d{1,3})x(\d{1,4})$/.exec(id) ?? [];
  return lineId === undefined ? null : { lineId, index: Number(index), units: Number(units) };
}

type PartsOf = (line: OrderLine) => readonly BundlePart[] | null;

/**
 * The order as a destination knows it that sells some lines as other products: so many of one, or several of a bundle. A line becomes one
 * line a part, its money and taxes shared out to the minor unit, and every fact that names it names the parts. The total stays.
 * @param partsOf null: the line stays as it is.
 */
export function withParts(order: Order, partsOf: PartsOf): Order {
  const spreads = order.lines.map((line) => ({ line, parts: partsOf(line) }));
  if (spreads.every(({ parts }) => parts === null)) return order;
  const step = stepOf(order);
  const byLine = new Map(spreads.flatMap(({ line, parts }) => (parts ? [[line.id, parts] as const] : [])));
  const lines = spreads.flatMap(({ line, parts }) => (parts ? linesFor(line, { parts, step }) : [line]));
  const readItems: ReadItems = (items) => items.flatMap((item) => itemsFor(item, { order, byLine, step }));
  const { subtotal, discount } = computeTotals({ ...order, lines });
  return {
    ...order,
    lines,
    totals: { ...order.totals, subtotal, discount },
    shipments: order.shipments.map((one) => shipmentWith(one, readItems)),
    cancellations: order.cancellations.map((one): Cancellation => ({ ...one, items: readItems(one.items) })),
    returns: order.returns.map((one): Return => ({ ...one, items: readItems(one.items) })),
    refunds: order.refunds.map((one): Refund => ({ ...one, items: readItems(one.items) })),
  };
}

const stepOf = ({ currency }: Order): string => {
  const unit = minorUnit(currency);
  return unit.ok ? unit.value : '0.01';
};

function linesFor(line: OrderLine, { parts, step }: { parts: readonly BundlePart[]; step: string }): OrderLine[] {
  const weights = parts.map(({ units }) => String(units));
  const totals = allocate(line.total, { weights, step });
  const taxes = line.taxes.map((tax) => allocate(tax.amount, { weights, step }));
  return parts.map(({ sku, units }, at) => {
    const quantity = line.quantity * units;
    const total = totals[at] ?? '0';
    // A price a piece that the total can be reached from by a discount: nobody has to round.
    const unitPrice = scaleUp(total, { by: quantity, step });
    const { giftMessage, ...rest } = line;
    return {
      ...rest,
      ...(at === 0 && giftMessage !== undefined && { giftMessage }),
      id: partId({ lineId: line.id, index: at + 1, units }),
      sku,
      title: parts.length > 1 ? `${line.title} (${at + 1} of ${parts.length})` : line.title,
      quantity,
      unitPrice,
      discount: subtractAmount(multiplyAmount(unitPrice, quantity), total),
      total,
      taxes: line.taxes.map((tax, nth) => ({ ...tax, amount: taxes[nth]?.[at] ?? '0' })),
    };
  });
}

type ReadItems = <Item extends LineQuantity>(items: readonly Item[]) => Item[];

const shipmentWith = (shipment: Shipment, readItems: ReadItems): Shipment => ({
  ...shipment,
  parcels: shipment.parcels.map((parcel) => ({ ...parcel, items: readItems(parcel.items) })),
});

function itemsFor<Item extends LineQuantity>(
  item: Item,
  { order, byLine, step }: { order: Order; byLine: ReadonlyMap<string, readonly BundlePart[]>; step: string },
): Item[] {
  const line =
    order.lines.find(({ id }) => id === item.lineId) ?? order.lines.find(({ sku }) => sku && sku === item.sku);
  const parts = line && byLine.get(line.id);
  if (!line || !parts) return [item];
  const amounts = allocate(amountOf(item), { weights: parts.map(({ units }) => String(units)), step });
  return parts.map(({ sku, units }, at) => ({
    ...item,
    lineId: partId({ lineId: line.id, index: at + 1, units }),
    sku,
    quantity: item.quantity * units,
    ...('amount' in item && { amount: amounts[at] ?? '0' }),
  }));
}

const amountOf = (item: LineQuantity & { readonly amount?: unknown }): string =>
  typeof item.amount === 'string' ? addAmounts(item.amount) : '0';

/** Which parts a line was sold as, from the ids its destination has for them. Null: as itself. */
export function partsInLink(
  line: OrderLine,
  { lineIds, skuOf }: { lineIds: Readonly<Record<string, string>>; skuOf: (line: OrderLine, index: number) => string },
): readonly BundlePart[] | null {
  const named = Object.keys(lineIds)
    .flatMap((id) => readPartId(id) ?? [])
    .filter(({ lineId }) => lineId === line.id)
    .toSorted((a, b) => a.index - b.index);
  return named.length === 0 ? null : named.map(({ index, units }) => ({ sku: skuOf(line, index), units }));
}
