import { randomUUID } from 'node:crypto';
import { type DemoProduct, priceIn } from '../simulator-kit/catalogue';
import { decimalText } from '../simulator-kit/minor-units';
import { currencyOf, type DemoPerson, makePerson } from '../simulator-kit/people';
import { seededRandom } from '../simulator-kit/random';

/** What Amazon keeps of an order besides what the simulator kit keeps. Money is whole minor units. */
export interface AmazonDetails {
  readonly marketplaceId: string;
  readonly marketplaceName: string;
  readonly currency: string;
  readonly buyer: DemoPerson;
  /** False while the payment is not through: no prices, no address. */
  readonly released: boolean;
  readonly items: readonly AmazonDetailItem[];
  readonly shipping: number;
  /** Tax comes on top and Amazon pays it to the state itself. */
  readonly taxRate: number;
  readonly giftMessage: string | null;
  /** What the buyer gave as reason when asking to cancel. */
  readonly cancelRequest: string | null;
  readonly labels: readonly BoughtLabel[];
}

export interface AmazonDetailItem {
  readonly id: string;
  readonly product: DemoProduct;
  readonly quantity: number;
  readonly unitPrice: number;
}

/** A shipment bought through Amazon: a package that has not left yet, and its label. */
export interface BoughtLabel {
  readonly shipmentId: string;
  readonly trackingId: string;
  readonly mediaType: 'application/pdf' | 'application/zpl' | 'image/png';
  /** Base64 of the document itself. */
  readonly document: string;
  readonly createdAt: string;
}

export interface Wanted {
  readonly seed: string;
  readonly products: readonly { readonly product: DemoProduct; readonly quantity: number }[];
  /** Where the buyer lives; otherwise anywhere Amazon has a marketplace here. */
  readonly country?: 'DE' | 'GB' | 'US' | 'JP';
}

const marketplaces = [
  { marketplaceId: 'A1PA6795UKMFR9', marketplaceName: 'Amazon.de', country: 'DE' },
  { marketplaceId: 'A1F83G8C2ARO7P', marketplaceName: 'Amazon.co.uk', country: 'GB' },
  { marketplaceId: 'ATVPDKIKX0DER', marketplaceName: 'Amazon.com', country: 'US' },
  { marketplaceId: 'A1VC38T7YXB528', marketplaceName: 'Amazon.co.jp', country: 'JP' },
] as const;

export const simulatedMarketplaces: readonly string[] = marketplaces.map(({ marketplaceId }) => marketplaceId);

/** The same seed gives the same order. */
export function inventDetails({ seed, products, ...wanted }: Wanted): AmazonDetails {
  const random = seededRandom(seed);
  const drawn = random.pick(marketplaces);
  const { country, ...marketplace } = marketplaces.find((one) => one.country === wanted.country) ?? drawn;
  const currency = currencyOf(country);
  const isGift = random.chance(0.15);
  return {
    ...marketplace,
    currency,
    buyer: makePerson(random, country),
    released: true,
    items: products.map(({ product, quantity }) => ({
      id: String(random.between(10_000_000_000_000, 99_999_999_999_999)),
      product,
      quantity,
      unitPrice: priceIn(product, currency),
    })),
    shipping: random.chance(0.5) ? priceIn({ cents: 490 }, currency) : 0,
    taxRate: country === 'US' ? 0.0825 : 0,
    giftMessage: isGift ? 'Happy birthday!' : null,
    cancelRequest: null,
    labels: [],
  };
}

/** As Amazon's are: three, seven and seven digits. */
export function orderIdFor(running: number): string {
  const digits = String(1_000_000 + running);
  return `302-${digits}-${digits.split('').toReversed().join('')}`;
}

export const newLabel = (at: Date): BoughtLabel => ({
  shipmentId: randomUUID(),
  trackingId: `1Z${Date.now()}`,
  mediaType: 'application/pdf',
  document: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n').toString('base64'),
  createdAt: at.toISOString(),
});

export interface DetailMoney {
  readonly goods: number;
  readonly shipping: number;
  readonly itemTax: number;
  readonly shippingTax: number;
}

/** Of one item; the delivery stands with the first. */
export function moneyOfItem({ items, shipping, taxRate }: AmazonDetails, item: AmazonDetailItem): DetailMoney {
  const goods = item.unitPrice * item.quantity;
  const own = items[0] === item ? shipping : 0;
  return { goods, shipping: own, itemTax: Math.round(goods * taxRate), shippingTax: Math.round(own * taxRate) };
}

/** Decimal text: what the buyer paid. */
export function paidFor(details: AmazonDetails): string {
  const total = details.items
    .map((item) => moneyOfItem(details, item))
    .reduce((sum, { goods, shipping, itemTax, shippingTax }) => sum + goods + shipping + itemTax + shippingTax, 0);
  return decimalText(total, details.currency);
}
