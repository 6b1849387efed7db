import { type DemoProduct, priceIn } from '../../simulator-kit/catalogue';
import { decimalText } from '../../simulator-kit/minor-units';
import { currencyOf, type DemoPerson, makePerson } from '../../simulator-kit/people';
import { seededRandom } from '../../simulator-kit/random';

/** What eBay keeps of an order besides what the simulator kit keeps. Money is whole minor units, except in refunds. */
export interface EbayDetails {
  readonly marketplaceId: string;
  readonly currency: string;
  readonly username: string;
  readonly buyer: DemoPerson;
  readonly items: readonly EbayItem[];
  readonly shipping: number;
  /** Off the first line. */
  readonly discount: number;
  /** On top, paid to the state by eBay. */
  readonly taxRate: number;
  readonly note: string;
  readonly cancelRequests: readonly CancelRequest[];
  readonly refunds: readonly PaidBack[];
}

export interface EbayItem {
  readonly id: string;
  readonly listingId: string;
  readonly product: DemoProduct;
  readonly quantity: number;
  readonly unitPrice: number;
}

export interface CancelRequest {
  readonly id: string;
  readonly by: 'Buyer' | 'Seller';
  readonly reason: string;
  readonly state: 'REQUESTED' | 'COMPLETED' | 'REJECTED';
  readonly requestedAt: string;
  readonly completedAt: string | null;
}

/** Kept beside the orders: at eBay a return leaves the date of its order's last change as it is. */
export interface ReturnRequest {
  readonly id: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly quantity: number;
  readonly reason: string;
  readonly state: 'RETURN_REQUESTED' | 'ITEM_READY_TO_SHIP' | 'ITEM_DELIVERED' | 'RETURN_REJECTED' | 'CLOSED';
  readonly isBack: boolean;
  readonly at: string;
}

export interface PaidBack {
  readonly id: string;
  readonly amount: string;
  readonly lines: readonly { readonly lineId: string; readonly amount: string }[];
  readonly status: 'PENDING' | 'REFUNDED';
  readonly at: string;
}

export interface Wanted {
  readonly seed: string;
  readonly products: readonly { readonly product: DemoProduct; readonly quantity: number }[];
  /** Where the buyer lives; otherwise anywhere eBay has a marketplace here. */
  readonly country?: keyof typeof marketplaces;
}

const marketplaces = { DE: 'EBAY_DE', GB: 'EBAY_GB', US: 'EBAY_US', AU: 'EBAY_AU' } as const;
const countries = Object.keys(marketplaces) as (keyof typeof marketplaces)[];
const taxRates: Readonly<Record<string, number>> = { US: 0.0825, AU: 0.1 };

/** The same seed gives the same order. */
export function inventDetails({ seed, products, country: wanted }: Wanted): EbayDetails {
  const random = seededRandom(seed);
  const drawn = random.pick(countries);
  const country = wanted ?? drawn;
  const currency = currencyOf(country);
  const items = products.map(({ product, quantity }) => ({
    id: String(random.between(10_000_000_000_000, 99_999_999_999_999)),
    listingId: String(random.between(110_000_000_000, 399_999_999_999)),
    product,
    quantity,
    unitPrice: priceIn(product, currency),
  }));
  const first = items[0];
  return {
    marketplaceId: marketplaces[country],
    currency,
    username: `buyer_${random.between(1000, 9999)}`,
    buyer: makePerson(random, country),
    items,
    shipping: random.chance(0.6) ? priceIn({ cents: 490 }, currency) : 0,
    discount: first && random.chance(0.3) ? Math.round(first.unitPrice * first.quantity * 0.1) : 0,
    taxRate: taxRates[country] ?? 0,
    note: '',
    cancelRequests: [],
    refunds: [],
  };
}

/** As eBay's are: two, five and five digits. */
export function orderIdFor(running: number): string {
  const digits = String(10_000 + running).slice(-5);
  return `12-${digits}-${digits.split('').toReversed().join('')}`;
}

export interface ItemMoney {
  readonly goods: number;
  readonly discount: number;
  readonly tax: number;
}

export function moneyOfItem({ items, discount, taxRate }: EbayDetails, item: EbayItem): ItemMoney {
  const goods = item.unitPrice * item.quantity;
  const own = items[0] === item ? discount : 0;
  return { goods, discount: own, tax: Math.round((goods - own) * taxRate) };
}

/** Decimal text: what the seller can pay back at most, which is without the tax eBay has collected. */
export function paidFor(details: EbayDetails): string {
  const goods = details.items
    .map((item) => moneyOfItem(details, item))
    .reduce((sum, one) => sum + one.goods - one.discount, 0);
  return decimalText(goods + details.shipping, details.currency);
}
