import type { Charge, Order, OrderLine, TaxLine } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { SoldLine } from '../sold-lines';
import { spread } from '../spread';
import type { Settings } from './account';
import { roundToUnits, toUnits } from './money';

/** One line of the draft. Prices are gross, in the shop's whole units. */
export interface PlannedLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
  /** Null where the shop cannot keep a price of the marketplace's: then its own price stands. */
  readonly unitPrice: number | null;
}

export interface Surcharge {
  readonly description: string;
  readonly price: number;
}

/** What the order in Vendure must come to, and the parts that make it up. */
export interface DraftPlan {
  readonly lines: readonly PlannedLine[];
  readonly shipping: number;
  readonly surcharges: readonly Surcharge[];
  readonly total: number;
}

/** How the shop counts. */
export interface Account {
  readonly sold: readonly SoldLine[];
  /** Lines that stand beside the products, as surcharges. */
  readonly beside?: readonly SoldLine[];
  readonly precision: number;
  /** Whether a line can have another price than the catalogue's. */
  readonly keepsPrices: boolean;
  readonly taxOnTop: Settings['taxOnTop'];
}

/**
 * Vendure holds gross prices per piece, one delivery charge, and surcharges. Discounts go into the price of their line, and so do
 * the merchant's taxes unless the shop wants those apart; a line total that does not divide by its quantity becomes two lines one unit apart, so that the sum is exact.
 * Tax that the marketplace pays to the state is a surcharge of its own, never the merchant's turnover.
 */
export function planDraft(order: Order, account: Account): Result<DraftPlan> {
  const { sold, precision, keepsPrices } = account;
  const total = toUnits(order.totals.total, precision);
  if (total === null || total < 0) return failed(unholdable(order));
  const uneven = sold.find(({ line }) => !Number.isInteger(line.quantity));
  if (uneven) return failed(notPieces(uneven.line));

  const reading = nearestReading(order, { ...account, total });
  if (!keepsPrices) return ok({ ...reading, lines: sold.flatMap(unpriced), total });
  const { goods, surcharges } = settle(reading);
  if (goods.some((amount) => amount < 0)) return failed(unholdable(order));
  const lines = sold.flatMap((one, index) => priced(one, goods[index] ?? 0));
  return ok({ lines, shipping: reading.shipping, surcharges, total });
}

interface Reading {
  readonly goods: readonly number[];
  readonly shipping: number;
  readonly surcharges: readonly Surcharge[];
  readonly difference: number;
}

/** Sources differ in which of the taxes beside the prices their total counts: the reading that fits it best is the right one. */
function nearestReading(order: Order, { total, ...account }: Account & { total: number }): Reading {
  const counted: readonly (readonly TaxLine['liableParty'][])[] = [
    ['merchant', 'unknown', 'channel'],
    ['merchant', 'unknown'],
    ...(order.taxMode === 'unknown' ? [[]] : []),
  ];
  const readings = counted.map((parties) => {
    const parts = readParts(order, { ...account, parties });
    return { ...parts, difference: total - sumOf(parts) };
  });
  return readings.reduce((best, one) => (Math.abs(one.difference) < Math.abs(best.difference) ? one : best));
}

type Parts = Omit<Reading, 'difference'>;

function readParts(
  order: Order,
  { sold, beside = [], precision, taxOnTop, parties }: Account & { parties: readonly TaxLine['liableParty'][] },
): Parts {
  const onTop = (taxes: readonly TaxLine[], of: readonly TaxLine['liableParty'][]) =>
    taxes.filter((tax) => !tax.includedInPrice && of.includes(tax.liableParty)).map(({ amount }) => amount);
  const own = parties.filter((party) => party !== 'channel');
  const inPrices = taxOnTop === 'inPrices' ? own : [];
  const gross = ({ taxes, amount }: Pick<Charge, 'taxes' | 'amount'>) =>
    roundToUnits([amount, ...onTop(taxes, inPrices)], precision);
  const taxed = [...order.lines, ...order.charges].flatMap(({ taxes }) => taxes);
  const taxOf = (of: readonly TaxLine['liableParty'][]) => roundToUnits(onTop(taxed, of), precision);
  const fees = order.charges.filter(({ kind }) => kind === 'fee');
  return {
    goods: sold.map(({ line }) => gross({ taxes: line.taxes, amount: line.total })),
    shipping: total(order.charges.filter(({ kind }) => kind === 'shipping').map(gross)),
    surcharges: [
      ...beside.map(({ line, sku }) => ({
        description: `${line.quantity} × ${line.title} (${sku})`,
        price: gross({ taxes: line.taxes, amount: line.total }),
      })),
      ...fees.map((fee) => ({ description: fee.title, price: gross(fee) })),
      { description: 'Tax', price: taxOnTop === 'inPrices' ? 0 : taxOf(own) },
      { description: 'Tax, paid by the marketplace', price: parties.includes('channel') ? taxOf(['channel']) : 0 },
    ].filter(({ price }) => price !== 0),
  };
}

/**
 * What the source's total has beyond its parts (a discount on the order, its own rounding) is shared among the lines; so are
 * surcharges that would lower the total, since Vendure would write a refund for those.
 */
function settle({ goods, surcharges, difference }: Reading): Pick<Reading, 'goods' | 'surcharges'> {
  const added = total(surcharges.map(({ price }) => price));
  const beyond = added < 0 ? difference + added : difference;
  const weights = goods.map((amount) => Math.max(amount, 0));
  const shares = spread(beyond, weights);
  return {
    goods: goods.map((amount, index) => amount + (shares[index] ?? 0)),
    surcharges: added < 0 ? [] : surcharges,
  };
}

function priced({ line, sku }: SoldLine, gross: number): PlannedLine[] {
  const { id: lineId, quantity } = line;
  if (quantity === 0) return [];
  const unitPrice = Math.floor(gross / quantity);
  const dearer = gross - unitPrice * quantity;
  return [
    { lineId, sku, quantity: quantity - dearer, unitPrice },
    { lineId, sku, quantity: dearer, unitPrice: unitPrice + 1 },
  ].filter((one) => one.quantity > 0);
}

const unpriced = ({ line, sku }: SoldLine): PlannedLine[] =>
  line.quantity > 0 ? [{ lineId: line.id, sku, quantity: line.quantity, unitPrice: null }] : [];

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
const sumOf = ({ goods, shipping, surcharges }: Parts) =>
  total(goods) + shipping + total(surcharges.map(({ price }) => price));

const unholdable = ({ totals, currency }: Order): Problem => ({
  code: 'destination.totals',
  message: `Vendure cannot hold this order’s total of ${totals.total} ${currency}.`,
  advice: 'Compare the order with the one at the channel.',
  retry: 'never',
});

const notPieces = ({ title, quantity, sku }: OrderLine): Problem => ({
  code: 'destination.quantity',
  message: `Vendure counts in whole pieces; “${title}” has ${quantity}.`,
  retry: 'never',
  ...(sku && { subject: sku }),
});
