import { addAmounts } from '../../../../nodes/order/amount';
import { scaleAmount } from '../../exact';
import type { ShopDetails, ShopLine, ShopSide } from './shop-details';

/** The shop's own rates, in percent, by the country the parcel goes to. It knows no others and asks nobody. */
const rates: Readonly<Record<string, number>> = { ES: 21, DE: 19, FR: 20, GB: 20, AU: 10, JP: 10 };
export const rateId = 7;

export const rateFor = ({ shipping, billing }: ShopDetails): number =>
  rates[shipping['country'] || billing['country'] || ''] ?? 0;

/** Rounded per line, as a shop does that does not “round at subtotal level”. */
export function taxOf(amount: string, { percent, decimals }: { percent: number; decimals: number }): string {
  return scaleAmount(amount, { times: String(percent), by: '100', decimals });
}

export interface Row {
  readonly total: string;
  readonly tax: string;
}

/** What the order comes to: WooCommerce puts its own rates on everything that is not marked untaxed, whatever was sent. */
export function addUp(details: ShopDetails, decimals: number) {
  const percent = rateFor(details);
  const row = (total: string, isTaxed: boolean): Row => ({
    total: rounded(total, decimals),
    tax: isTaxed ? taxOf(total, { percent, decimals }) : '0',
  });
  const lines = details.lines.map((line) => row(line.total, isTaxed(line)));
  const sides = (list: readonly ShopSide[]) => list.map(({ total, taxed }) => row(total, taxed));
  const shipping = sides(details.shippingLines);
  const fees = sides(details.feeLines);
  const all = [...lines, ...shipping, ...fees];
  const tax = addAmounts('0', ...all.map((one) => one.tax));
  const discounts = details.lines.map(({ subtotal, total }) =>
    addAmounts(rounded(subtotal, decimals), `-${rounded(total, decimals)}`),
  );
  return {
    percent,
    shippingTotal: addAmounts('0', ...shipping.map(({ total }) => total)),
    discountTotal: addAmounts('0', ...discounts),
    tax,
    total: addAmounts(tax, ...all.map(({ total }) => total)),
  };
}

export const isTaxed = ({ taxClass }: ShopLine) => taxClass !== '0';

export const rounded = (amount: string, decimals: number) => scaleAmount(amount, { decimals });
