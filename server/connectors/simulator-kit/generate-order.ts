import { type DemoProduct, priceIn, shopProducts } from './catalogue';
import { currencyOf, type DemoPerson, makePerson } from './people';
import { seededRandom } from './random';

/** What a buyer bought, before any channel has put it in its own words. Money is whole minor units of `currency`. */
export interface DemoOrder {
  readonly currency: string;
  readonly buyer: DemoPerson;
  /** Somebody else's address, for a present. */
  readonly recipient: DemoPerson | null;
  readonly lines: readonly DemoLine[];
  readonly shipping: { readonly title: string; readonly code: string; readonly amount: number };
  readonly taxRate: string;
  /** Prices hold the tax already; in the US and Canada it comes on top. */
  readonly taxInPrices: boolean;
  readonly giftMessage: string | null;
  readonly buyerNote: string | null;
  readonly paymentMethod: string;
}

export interface DemoLine {
  readonly product: DemoProduct;
  readonly quantity: number;
  readonly unitPrice: number;
  /** Reduction of the whole line, positive. */
  readonly discount: number;
  readonly tax: number;
}

export interface OrderWish {
  readonly seed: string;
  /** Country codes buyers live in. */
  readonly countries: readonly string[];
  /** Exactly these products, one line each; otherwise one to four of the shop's. */
  readonly products?: readonly DemoProduct[];
  readonly quantity?: number;
}

/** The same seed gives the same order, whatever was generated before. */
export function generateOrder(wish: OrderWish): DemoOrder {
  const random = seededRandom(wish.seed);
  const country = random.pick(wish.countries);
  const currency = currencyOf(country);
  const [taxRate, taxInPrices] = taxes[country] ?? ['0.2', true];
  const products = wish.products ?? basket(random.between(1, 4), () => random.pick(shopProducts));
  const lines = products.map((product) => {
    const quantity = wish.quantity ?? (random.chance(0.3) ? random.between(2, 4) : 1);
    const unitPrice = priceIn(product, currency);
    const discount = random.chance(0.2) ? Math.round((unitPrice * quantity) / 10) : 0;
    return {
      product,
      quantity,
      unitPrice,
      discount,
      tax: taxOf(unitPrice * quantity - discount, { taxRate, taxInPrices }),
    };
  });
  const isGift = random.chance(0.15);
  return {
    currency,
    buyer: makePerson(random, country),
    recipient: isGift ? makePerson(random, country) : null,
    lines,
    shipping: random.pick(shippingMethods(currency)),
    taxRate,
    taxInPrices,
    giftMessage: isGift ? random.pick(giftMessages) : null,
    buyerNote: random.chance(0.12) ? random.pick(buyerNotes) : null,
    paymentMethod: random.pick(['card', 'card', 'wallet', 'invoice']),
  };
}

/** Tax rate as a fraction, and whether prices hold it already. */
const taxes: Readonly<Record<string, readonly [string, boolean]>> = {
  DE: ['0.19', true],
  FR: ['0.2', true],
  ES: ['0.21', true],
  GB: ['0.2', true],
  AU: ['0.1', true],
  JP: ['0.1', true],
  US: ['0.0825', false],
};

const giftMessages = [
  'Happy birthday!',
  'For your new home, with love',
  'Thank you for everything',
  'お誕生日おめでとう',
];
const buyerNotes = [
  'Please leave the parcel with the neighbour at number 4.',
  'The bell is broken; knock loudly.',
  'Is it possible to wrap the pieces separately?',
];

const shippingMethods = (currency: string) =>
  [
    { title: 'Standard delivery', code: 'standard', cents: 490 },
    { title: 'Standard delivery', code: 'standard', cents: 490 },
    { title: 'Express delivery', code: 'express', cents: 1290 },
    { title: 'Free delivery', code: 'free', cents: 0 },
  ].map(({ title, code, cents }) => ({ title, code, amount: priceIn({ cents }, currency) }));

function taxOf(price: number, { taxRate, taxInPrices }: { taxRate: string; taxInPrices: boolean }): number {
  const rate = Number(taxRate);
  return Math.round(taxInPrices ? price - price / (1 + rate) : price * rate);
}

/** Different products; a draw that repeats is left out. */
function basket(size: number, draw: () => DemoProduct): DemoProduct[] {
  return [...new Set(Array.from({ length: size }, draw))];
}
