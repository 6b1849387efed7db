import { addAmounts, isZeroAmount, multiplyAmount, parseAmount, subtractAmount } from '../../../nodes/order/amount';
import type { Amount, Charge, Order, OrderLine, TaxLine } from '../../../nodes/order/order';
import type { Settings } from './account';
import type { MiraklField, MiraklLine, MiraklOrder, MiraklTax } from './wire';

/** `price` is for the whole line, `price_unit` for one; with or without tax as `order_tax_mode` says. */
export function toLines(order: MiraklOrder, settings: Settings): OrderLine[] {
  return order.order_lines.filter(({ quantity }) => quantity > 0).map((line) => toLine(line, { order, settings }));
}

function toLine(line: MiraklLine, { order, settings }: { order: MiraklOrder; settings: Settings }): OrderLine {
  const image = line.product_medias.find(({ type }) => type === 'LARGE') ?? line.product_medias[0];
  return {
    id: line.order_line_id,
    ...(line.offer_sku && { sku: line.offer_sku }),
    ...(line.product_sku && { channelItemId: line.product_sku }),
    title: line.product_title || line.offer_sku || line.order_line_id,
    kind: 'product',
    quantity: line.quantity,
    unitPrice: line.price_unit,
    discount: subtractAmount(multiplyAmount(line.price_unit, line.quantity), line.price),
    taxes: taxLines(line.taxes, { order, settings }),
    total: line.price,
    priceBasis: 'unit',
    requiresShipping: true,
    attributes: fieldValues(line.order_line_additional_fields),
    ...(image?.media_url && { imageUrl: new URL(image.media_url, `${settings.baseUrl}/`).href }),
  };
}

/** Delivery of all lines together, as the buyer chose it, and fees where the order's total counts them. */
export function toCharges(order: MiraklOrder, settings: Settings): Charge[] {
  const delivery: Charge = {
    kind: 'shipping',
    title: order.shipping_type_label || 'Delivery',
    ...(order.shipping_type_code && { code: order.shipping_type_code }),
    amount: addAmounts('0', ...order.order_lines.map(({ shipping_price }) => shipping_price)),
    taxes: taxLines(summedByCode(order.order_lines.flatMap(({ shipping_taxes }) => shipping_taxes)), {
      order,
      settings,
    }),
  };
  const fees = order.order_lines.filter(countsFees).flatMap((line) => line.fees);
  return [
    delivery,
    ...fees.map(({ code, amount }) => ({ kind: 'fee' as const, title: code || 'Fee', amount, taxes: [] })),
  ];
}

/** `total_price` is said to hold the fees; in some orders, the official example among them, it does not. */
function countsFees({ price, shipping_price, total_price, fees }: MiraklLine): boolean {
  const beyond = subtractAmount(total_price, addAmounts(price, shipping_price));
  return fees.length > 0 && isZeroAmount(subtractAmount(beyond, addAmounts('0', ...fees.map(({ amount }) => amount))));
}

export const isTaxIncluded = ({ order_tax_mode }: Pick<MiraklOrder, 'order_tax_mode'>) =>
  order_tax_mode === 'TAX_INCLUDED';

interface TaxContext {
  readonly order: MiraklOrder;
  readonly settings: Settings;
}

function taxLines(taxes: readonly MiraklTax[], context: TaxContext): TaxLine[] {
  return taxes.flatMap((tax) => sharesOf(tax, context).filter(({ amount }) => !isZeroAmount(amount)));
}

/** Whose tax it is: as the order says where it says it, else as the settings say, else unknown. Never guessed to be the merchant's. */
function sharesOf(tax: MiraklTax, { order, settings }: TaxContext): TaxLine[] {
  const rate = tax.rate === null || tax.rate === undefined ? null : parseAmount(tax.rate);
  const common = {
    ...(tax.code && { title: tax.code }),
    ...(rate?.ok && { rate: multiplyAmount(rate.value, 0.01) }),
    includedInPrice: isTaxIncluded(order),
  };
  if (settings.taxPaidBy !== 'told') return [{ ...common, amount: tax.amount, liableParty: settings.taxPaidBy }];
  const parts = tax.amount_breakdown?.parts ?? [];
  if (parts.length === 0) return [{ ...common, amount: tax.amount, liableParty: 'unknown' }];
  const ofShop = addAmounts('0', ...parts.filter(isShops).map(({ amount }) => amount));
  return [
    { ...common, amount: ofShop, liableParty: 'merchant' },
    { ...common, amount: subtractAmount(tax.amount, ofShop), liableParty: 'channel' },
  ];
}

const isShops = ({ payable_to_shop }: { readonly payable_to_shop?: boolean | null | undefined }) =>
  payable_to_shop !== false;

/** The same tax on the delivery of several lines is one tax. */
function summedByCode(taxes: readonly MiraklTax[]): MiraklTax[] {
  const byCode = new Map<string, MiraklTax>();
  for (const tax of taxes) {
    const key = `${tax.code} ${tax.rate ?? ''}`;
    const known = byCode.get(key);
    const parts = [...(known?.amount_breakdown?.parts ?? []), ...(tax.amount_breakdown?.parts ?? [])];
    const amount = known ? addAmounts(known.amount, tax.amount) : tax.amount;
    byCode.set(key, { ...tax, amount, amount_breakdown: { parts } });
  }
  return [...byCode.values()];
}

/**
 * Mirakl's own totals leave out taxes that are not in the prices; the buyer has paid them. Lines that were refused or cancelled may
 * be missing in the order's total, so with such lines the total is the sum of all lines.
 */
export function toTotals(
  order: MiraklOrder,
  { lines, charges }: { lines: readonly OrderLine[]; charges: readonly Charge[] },
): Order['totals'] {
  const taxes = [...lines, ...charges].flatMap((one) => one.taxes);
  const onTop = taxes.filter(({ includedInPrice }) => !includedInPrice).map(({ amount }) => amount);
  const discount = addAmounts('0', ...lines.map((line) => line.discount));
  return {
    subtotal: addAmounts('0', discount, ...lines.map(({ total }) => total)),
    discount,
    shipping: addAmounts('0', ...charges.filter(({ kind }) => kind === 'shipping').map(({ amount }) => amount)),
    tax: addAmounts('0', ...taxes.map(({ amount }) => amount)),
    total: addAmounts(reportedTotal(order), ...onTop),
  };
}

function reportedTotal(order: MiraklOrder): Amount {
  const isWhole = order.order_lines.every(
    ({ order_line_state }) => !['REFUSED', 'CANCELED'].includes(order_line_state),
  );
  return isWhole ? order.total_price : addAmounts('0', ...order.order_lines.map(({ total_price }) => total_price));
}

/** Custom fields as text; several values with commas between. */
export function fieldValues(list: readonly MiraklField[]): Record<string, string> {
  const values = list.flatMap(({ code, value }) => {
    const text = [value].flat().filter(isPlain).join(', ');
    return text === '' ? [] : [[code, text] as const];
  });
  return Object.fromEntries(values);
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
