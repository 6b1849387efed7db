import {
  absoluteAmount,
  addAmounts,
  compareAmounts,
  isZeroAmount,
  roundToCurrency,
  subtractAmount,
} from '../../../nodes/order/amount';
import type { Amount, Charge, Order, TaxLine } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { scaleAmount } from '../exact';
import type { SoldLine } from '../sold-lines';

/** One amount of the order as the buyer paid it, the merchant's tax inside. */
export interface PlannedPart {
  /** Canonical line id; a word and a number for the rest. */
  readonly key: string;
  readonly title: string;
  /** What it comes to with tax, after discount. */
  readonly gross: Amount;
  /** The same before discount. */
  readonly grossBefore: Amount;
  /** What the source says is left without tax; the shop's own rates decide in the end. */
  readonly net: Amount;
  /** The shop adds none: the marketplace pays the tax to the state, or none was told for a fee. */
  readonly untaxed: boolean;
}
export type PlannedLine = PlannedPart & { readonly sold: SoldLine };
export type PlannedShipping = PlannedPart & { readonly charge: Charge };

export interface OrderPlan {
  readonly lines: readonly PlannedLine[];
  readonly shipping: readonly PlannedShipping[];
  readonly fees: readonly PlannedPart[];
  /** With exactly the decimals of the currency. */
  readonly total: Amount;
}

/**
 * What the order in the shop must come to. WooCommerce keeps amounts without tax and puts its own rates on top, whatever taxes it
 * is sent; so each part is planned with its tax inside, and the net amount is found from the shop's rate (settle-order.ts).
 */
export function planOrder(order: Order, sold: readonly SoldLine[]): Result<OrderPlan> {
  const total = roundToCurrency(order.totals.total, order.currency);
  if (!total.ok) return total;
  const uneven = sold.find(({ line }) => !Number.isInteger(line.quantity));
  if (uneven) return failed(notPieces(uneven));
  // Sources differ in which of the taxes beside the prices their total counts: the reading that fits it best is the right one.
  const readings = [everybody, merchantOnly, ...(order.taxMode === 'unknown' ? [nobody] : [])];
  const plans = readings.map((counted) => readPlan(order, { sold, counted, total: total.value }));
  return ok(plans.reduce((best, plan) => (compareAmounts(offBy(plan), offBy(best)) < 0 ? plan : best)));
}

type Counted = readonly TaxLine['liableParty'][];
const everybody: Counted = ['merchant', 'unknown', 'channel'];
const merchantOnly: Counted = ['merchant', 'unknown'];
const nobody: Counted = [];

interface Reading {
  readonly sold: readonly SoldLine[];
  readonly counted: Counted;
  readonly total: Amount;
}

function readPlan(order: Order, { sold, counted, total }: Reading): OrderPlan {
  const fees = order.charges
    .filter(({ kind }) => kind === 'fee')
    .map((fee, index) => ({
      ...planPart(pieceOf(fee), { key: `fee-${index + 1}`, counted }),
      ...(fee.taxes.length === 0 && { net: fee.amount, untaxed: true }),
    }));
  const channelTax = channelTaxOf(order, counted);
  return {
    lines: sold.map((one) => ({ ...planPart(linePiece(one), { key: one.line.id, counted }), sold: one })),
    shipping: order.charges
      .filter(({ kind }) => kind === 'shipping')
      .map((charge, index) => ({
        ...planPart(pieceOf(charge), { key: `shipping-${index + 1}`, counted }),
        charge,
      })),
    fees: isZeroAmount(channelTax) ? fees : [...fees, channelTaxFee(channelTax)],
    total,
  };
}

interface Piece {
  readonly title: string;
  readonly amount: Amount;
  readonly before: Amount;
  readonly taxes: readonly TaxLine[];
}

const linePiece = ({ line }: SoldLine): Piece => ({
  title: line.title,
  amount: line.total,
  before: addAmounts(line.total, line.discount),
  taxes: line.taxes,
});

const pieceOf = ({ title, amount, taxes }: Charge): Piece => ({ title, amount, before: amount, taxes });

function planPart(
  { title, amount, before, taxes }: Piece,
  { key, counted }: { key: string; counted: Counted },
): PlannedPart {
  const own = taxes.filter(({ liableParty }) => liableParty !== 'channel');
  const onTop = sumOf(own.filter((tax) => isOnTop(tax) && counted.includes(tax.liableParty)));
  const channelsInside = sumOf(taxes.filter((tax) => !isOnTop(tax) && tax.liableParty === 'channel'));
  const gross = addAmounts(subtractAmount(amount, channelsInside), onTop);
  const untaxed = taxes.length > 0 && own.length === 0;
  return {
    key,
    title,
    gross,
    grossBefore: isZeroAmount(amount) ? addAmounts(before, onTop) : scaleAmount(before, { times: gross, by: amount }),
    net: subtractAmount(gross, addAmounts(onTop, sumOf(own.filter((tax) => !isOnTop(tax))))),
    untaxed,
  };
}

/** Never the merchant's turnover or tax: it stands beside the goods, and has no tax of its own. */
const channelTaxFee = (amount: Amount): PlannedPart => ({
  key: 'channel-tax',
  title: 'Tax, paid by the marketplace',
  gross: amount,
  grossBefore: amount,
  net: amount,
  untaxed: true,
});

function channelTaxOf({ lines, charges }: Order, counted: Counted): Amount {
  const taxes = [...lines, ...charges].flatMap((one) => one.taxes);
  const isCounted = (tax: TaxLine) => !isOnTop(tax) || counted.includes('channel');
  return sumOf(taxes.filter((tax) => tax.liableParty === 'channel' && isCounted(tax)));
}

/** How far the parts are from the total. */
function offBy({ lines, shipping, fees, total }: OrderPlan): Amount {
  const parts = addAmounts(...[...lines, ...shipping, ...fees].map(({ gross }) => gross));
  return absoluteAmount(subtractAmount(total, parts));
}

const isOnTop = ({ includedInPrice }: TaxLine) => !includedInPrice;
const sumOf = (taxes: readonly TaxLine[]): Amount => addAmounts(...taxes.map(({ amount }) => amount));

const notPieces = ({ line }: SoldLine): Problem => ({
  code: 'destination.quantity',
  message: `WooCommerce counts in whole pieces; “${line.title}” has ${line.quantity}.`,
  retry: 'never',
  ...(line.sku && { subject: line.sku }),
});
