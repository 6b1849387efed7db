import type { ShopAddress, ShopCharge, ShopDetails, ShopLine, ShopTax, ShopTransaction } from './shop-state';
import { gid, type ShopOrder, type ShopWorld, userError } from './shop-world';

interface Bag {
  readonly shopMoney: { readonly amount: string };
  readonly presentmentMoney?: { readonly amount: string };
}
interface TaxInput {
  readonly title: string;
  readonly rate: string;
  readonly priceSet?: Bag;
  readonly channelLiable?: boolean;
}
interface LineInput {
  readonly variantId?: string;
  readonly sku?: string;
  readonly title?: string;
  readonly quantity: number;
  readonly priceSet?: Bag;
  readonly taxLines?: readonly TaxInput[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly requiresShipping?: boolean;
}
/** `OrderCreateOrderInput`, as the schema has let it through. */
export interface OrderInput {
  readonly currency?: string;
  readonly taxesIncluded?: boolean;
  readonly processedAt?: string;
  readonly sourceIdentifier?: string;
  readonly lineItems?: readonly LineInput[];
  readonly shippingLines?: readonly {
    readonly title: string;
    readonly code?: string;
    readonly priceSet: Bag;
    readonly taxLines?: readonly TaxInput[];
  }[];
  readonly transactions?: readonly {
    readonly kind?: string;
    readonly status?: string;
    readonly gateway?: string;
    readonly amountSet: Bag;
  }[];
  readonly tags?: readonly string[];
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[];
  readonly note?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly shippingAddress?: ShopAddress;
  readonly billingAddress?: ShopAddress;
}

/** `orderCreate`: takes what it is given and checks little, as the real one does. */
export function createOrder(
  { order, options }: { order: OrderInput; options?: { inventoryBehaviour?: string } },
  world: ShopWorld,
): { readonly order: ShopOrder | null; readonly userErrors: readonly object[] } {
  const wanted = order.lineItems ?? [];
  if (wanted.length === 0)
    return { order: null, userErrors: userError('Line items cannot be empty', { code: 'INVALID' }) };
  if (options?.inventoryBehaviour !== 'BYPASS') {
    const short = takeFromStock(wanted, {
      world,
      isObeyed: options?.inventoryBehaviour === 'DECREMENT_OBEYING_POLICY',
    });
    if (short)
      return { order: null, userErrors: userError('Unable to reserve inventory', { code: 'INVENTORY_CLAIM_FAILED' }) };
  }
  const details = detailsOf(order, world);
  return { order: placeOrder(details, world), userErrors: [] };
}

export function placeOrder(details: ShopDetails, { core, nextId }: ShopWorld): ShopOrder {
  const id = nextId('Order');
  const number = `#${id.slice(id.lastIndexOf('/') + 1)}`;
  const lines = details.lines.map(({ id: lineId, sku, title, quantity }) => ({
    id: lineId,
    sku: sku ?? '',
    title,
    quantity,
  }));
  const { repeated: _, ...order } = core.desk.place({
    id,
    number,
    reference: details.sourceIdentifier,
    lines,
    details,
  });
  return order;
}

/** True when the stock did not suffice and nothing was taken. */
function takeFromStock(
  lines: readonly LineInput[],
  { world, isObeyed }: { world: ShopWorld; isObeyed: boolean },
): boolean {
  const taken = lines.flatMap(({ variantId, quantity }) => {
    const variant = world.variants.find(({ id }) => id === variantId);
    return variant ? [{ variant, quantity }] : [];
  });
  if (isObeyed && taken.some(({ variant, quantity }) => variant.stock < quantity)) return true;
  for (const { variant, quantity } of taken) variant.stock -= quantity;
  return false;
}

function detailsOf(order: OrderInput, world: ShopWorld): ShopDetails {
  const { lineItems = [], shippingLines = [], transactions = [], customAttributes = [], ...given } = order;
  const {
    currency,
    taxesIncluded = false,
    sourceIdentifier,
    tags,
    email,
    phone,
    note,
    shippingAddress,
    billingAddress,
  } = given;
  const said = { currency, sourceIdentifier, tags, email, phone, note, shippingAddress, billingAddress };
  return {
    ...emptyDetails,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    taxesIncluded,
    processedAt: order.processedAt ?? world.now().toISOString(),
    attributes: customAttributes,
    lines: lineItems.map((line) => toLine(line, world)),
    shipping: shippingLines.map(toCharge),
    transactions: transactions.map((one) => toTransaction(one, world)),
  };
}

const toCharge = ({
  title,
  code,
  priceSet,
  taxLines = [],
}: NonNullable<OrderInput['shippingLines']>[number]): ShopCharge => ({
  title,
  code: code ?? null,
  price: amountIn(priceSet),
  taxes: taxLines.map(toTax),
});

const toTransaction = (
  { kind = 'SALE', status = 'SUCCESS', gateway = 'manual', amountSet }: NonNullable<OrderInput['transactions']>[number],
  { nextId, now }: ShopWorld,
): ShopTransaction => ({
  ...{ id: nextId('OrderTransaction'), kind, status, gateway, amount: amountIn(amountSet) },
  ...{ at: now().toISOString(), parentId: null },
});

/** A line without a variant is a custom item: nobody checks its SKU, and no stock moves. */
function toLine({ variantId, sku, title, quantity, priceSet, ...line }: LineInput, world: ShopWorld): ShopLine {
  const variant = world.variants.find(({ id }) => id === variantId);
  return {
    id: world.nextId('LineItem'),
    variantId: variant?.id ?? null,
    sku: variant?.sku ?? sku ?? null,
    title: title ?? variant?.title ?? 'Custom item',
    quantity,
    price: priceSet ? amountIn(priceSet) : '0',
    discount: '0',
    taxes: (line.taxLines ?? []).map(toTax),
    properties: (line.properties ?? []).map(({ name, value }) => ({ key: name, value })),
    requiresShipping: line.requiresShipping ?? true,
    removed: 0,
  };
}

const toTax = ({ title, rate, priceSet, channelLiable }: TaxInput): ShopTax => ({
  title,
  rate,
  amount: priceSet ? amountIn(priceSet) : '0',
  channelLiable: channelLiable ?? null,
});

const amountIn = ({ presentmentMoney, shopMoney }: Bag) => (presentmentMoney ?? shopMoney).amount;

export const emptyDetails: ShopDetails = {
  sourceIdentifier: null,
  currency: 'EUR',
  taxesIncluded: true,
  processedAt: '2026-01-10T09:30:00Z',
  email: null,
  phone: null,
  note: null,
  tags: [],
  attributes: [],
  metafields: {},
  shippingAddress: null,
  billingAddress: null,
  lines: [],
  shipping: [],
  transactions: [],
  fulfillments: [],
  refunds: [],
  returns: [],
  cancelledAt: null,
  cancelReason: null,
  isHeld: false,
};

export const counter = () => {
  let last = 1_000;
  return (kind: string) => {
    last += 1;
    return gid(kind, last);
  };
};
