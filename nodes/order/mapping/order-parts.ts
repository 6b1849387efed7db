import { isZeroAmount } from '../amount';
import type { Address, Order, OrderLine } from '../order';
import type { orderFields } from './fields';
import type { Values } from './read-fields';

export interface MapAbout {
  readonly connectionId: string;
  /** Connector id. */
  readonly channel: string;
}

export type OrderValues = Values<typeof orderFields>;

interface Parts {
  readonly about: MapAbout;
  readonly lines: readonly OrderLine[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly currency: string;
}

/** The order as the message has it; its totals are filled in by reconcile.ts. */
export function toOrder(values: OrderValues, { about, lines, attributes, currency }: Parts): Order {
  const { id = '', placedAt = '' } = values;
  return {
    source: {
      ...about,
      orderId: id,
      number: values.number ?? id,
      ...given(values, { marketplace: 'marketplace', url: 'url' }),
    },
    updatedAt: values.updatedAt ?? placedAt,
    placedAt,
    ...given(values, {
      paidAt: 'paidAt',
      shipBy: 'shipBy',
      note: 'note',
      shippingMethod: 'shippingMethod',
      rawStatus: 'status',
    }),
    currency,
    taxMode: values.taxIncluded === undefined ? 'unknown' : values.taxIncluded ? 'inclusive' : 'exclusive',
    buyer: given(values, {
      ref: 'buyerId',
      name: 'buyerName',
      email: 'buyerEmail',
      phone: 'buyerPhone',
      taxId: 'buyerTaxId',
    }),
    ...addressOf(values, { as: 'shipTo', prefix: 'ship' }),
    ...addressOf(values, { as: 'billTo', prefix: 'bill' }),
    fulfilledBy: 'merchant',
    lines: [...lines],
    charges: chargesOf(values),
    payments: [],
    totals: { subtotal: '0', discount: '0', shipping: '0', tax: '0', total: '0' },
    acceptance: 'none',
    payment: paymentOf(values),
    ...nothingYet,
    tags: [...new Set(values.tags ?? [])],
    attributes: { ...attributes },
  };
}

/** Facts travel beside the order, and flows have assigned nothing yet. */
const nothingYet = {
  shipments: [],
  cancellations: [],
  returns: [],
  refunds: [],
  documents: [],
  assigned: { tags: [], attributes: {} },
};

/** The fields of the message that were there, under the order's own names. */
function given<Names extends Readonly<Record<string, keyof OrderValues>>>(values: OrderValues, names: Names) {
  const found: { [Name in keyof Names]?: string } = {};
  for (const name in names) {
    const value = values[names[name] ?? 'id'];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

function addressOf<As extends 'shipTo' | 'billTo'>(
  values: OrderValues,
  { as, prefix }: { as: As; prefix: 'ship' | 'bill' },
): { [Name in As]?: Address } {
  const part = (name: 'Line1' | 'Line2') => values[`${prefix}${name}`] ?? [];
  const lines = [part('Line1'), part('Line2')].flat();
  const rest = given(values, {
    name: `${prefix}Name`,
    company: `${prefix}Company`,
    city: `${prefix}City`,
    region: `${prefix}Region`,
    postcode: `${prefix}Postcode`,
    country: `${prefix}Country`,
    phone: `${prefix}Phone`,
  });
  const found: { [Name in As]?: Address } = {};
  if (lines.length > 0 || Object.keys(rest).length > 0) found[as] = { ...rest, lines };
  return found;
}

function chargesOf({
  shipping,
  shippingTax,
  shippingMethod,
  fees,
  taxIncluded = false,
}: OrderValues): Order['charges'] {
  const taxes =
    shippingTax === undefined
      ? []
      : [{ amount: shippingTax, includedInPrice: taxIncluded, liableParty: 'unknown' as const }];
  return [
    ...(shipping === undefined
      ? []
      : [{ kind: 'shipping' as const, title: shippingMethod ?? 'Delivery', amount: shipping, taxes }]),
    ...(fees === undefined || isZeroAmount(fees)
      ? []
      : [{ kind: 'fee' as const, title: 'Fees', amount: fees, taxes: [] }]),
  ];
}

const paymentWords: readonly (readonly [RegExp, Order['payment']])[] = [
  [/partially.?refund/i, 'partiallyRefunded'],
  [/refund/i, 'refunded'],
  [/void/i, 'voided'],
  [/fail|declin/i, 'failed'],
  [/authori[sz]ed/i, 'authorized'],
  [/unpaid|pending|await|due|partially.?paid|on.?hold/i, 'unpaid'],
  [/paid|captured|complete|settled|success/i, 'paid'],
];

function paymentOf({ paymentStatus, paidAt }: OrderValues): Order['payment'] {
  if (paymentStatus === undefined) return paidAt === undefined ? 'unknown' : 'paid';
  return paymentWords.find(([word]) => word.test(paymentStatus))?.[1] ?? 'unknown';
}
