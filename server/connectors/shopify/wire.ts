import { z } from 'zod';
import { Amount } from '../../../nodes/order/order';

/** Orders as operations.ts asks for them. Only the buyer's (presentment) money is read; the shop's stays in the raw message. */

const Text = z.string().nullish();
export const Money = z
  .object({ presentmentMoney: z.object({ amount: Amount }) })
  .transform(({ presentmentMoney }) => presentmentMoney.amount);

const Attribute = z.object({ key: z.string(), value: Text });
export const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: Text });
const Id = z.object({ id: z.string() });

const Tax = z.object({
  title: Text,
  rate: z.number().nullish(),
  channelLiable: z.boolean().nullish(),
  priceSet: Money,
});
export type ShopifyTax = z.infer<typeof Tax>;

const Address = z
  .object({
    name: Text,
    company: Text,
    address1: Text,
    address2: Text,
    city: Text,
    province: Text,
    provinceCode: Text,
    zip: Text,
    countryCodeV2: Text,
    phone: Text,
  })
  .nullish();
export type ShopifyAddress = z.infer<typeof Address>;

const Line = z.object({
  id: z.string(),
  sku: Text,
  name: z.string(),
  quantity: z.number(),
  unfulfilledQuantity: z.number(),
  requiresShipping: z.boolean(),
  isGiftCard: z.boolean(),
  customAttributes: z.array(Attribute),
  originalUnitPriceSet: Money,
  discountAllocations: z.array(z.object({ allocatedAmountSet: Money })),
  taxLines: z.array(Tax),
  variant: z.object({ id: z.string(), barcode: Text }).nullish(),
});
export type ShopifyLine = z.infer<typeof Line>;

const LineUnits = z.object({ quantity: z.number().nullish(), lineItem: Id });

const Fulfillment = z.object({
  id: z.string(),
  status: z.string(),
  displayStatus: Text,
  createdAt: z.string(),
  deliveredAt: Text,
  trackingInfo: z.array(z.object({ company: Text, number: Text, url: Text })),
  lines: z.array(LineUnits.extend({ id: z.string() })),
});
export type ShopifyFulfillment = z.infer<typeof Fulfillment>;

const Refund = z.object({
  id: z.string(),
  createdAt: Text,
  note: Text,
  totalRefundedSet: Money,
  return: Id.nullish(),
  refundShippingLines: z.object({ nodes: z.array(z.object({ subtotalAmountSet: Money })) }),
  transactions: z.object({ nodes: z.array(z.object({ status: z.string(), gateway: Text })) }),
  lines: z.array(LineUnits.extend({ restockType: z.string(), subtotalSet: Money })),
});
export type ShopifyRefund = z.infer<typeof Refund>;

const Return = z.object({
  id: z.string(),
  name: Text,
  status: z.string(),
  createdAt: z.string(),
  returnLineItems: z.object({
    nodes: z.array(
      z.object({
        quantity: z.number(),
        returnReasonNote: Text,
        customerNote: Text,
        fulfillmentLineItem: z.object({ lineItem: Id }).nullish(),
      }),
    ),
  }),
});
export type ShopifyReturn = z.infer<typeof Return>;

const Transaction = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  gateway: Text,
  amountSet: Money,
  processedAt: Text,
  createdAt: z.string(),
  parentTransaction: Id.nullish(),
});
export type ShopifyTransaction = z.infer<typeof Transaction>;

export const ShopifyOrder = z.object({
  id: z.string(),
  name: z.string(),
  updatedAt: z.string(),
  processedAt: z.string(),
  cancelledAt: Text,
  cancelReason: Text,
  presentmentCurrencyCode: z.string(),
  taxesIncluded: z.boolean(),
  dutiesIncluded: z.boolean(),
  displayFinancialStatus: Text,
  displayFulfillmentStatus: z.string(),
  returnStatus: z.string(),
  email: Text,
  phone: Text,
  note: Text,
  tags: z.array(z.string()),
  sourceIdentifier: Text,
  sourceName: Text,
  poNumber: Text,
  customAttributes: z.array(Attribute),
  shippingAddress: Address,
  billingAddress: Address,
  subtotalPriceSet: Money.nullish(),
  totalDiscountsSet: Money.nullish(),
  totalShippingPriceSet: Money,
  totalTaxSet: Money.nullish(),
  totalPriceSet: Money,
  totalTipReceivedSet: Money,
  originalTotalDutiesSet: Money.nullish(),
  additionalFees: z.array(z.object({ name: z.string(), price: Money, taxLines: z.array(Tax) })),
  shippingLines: z.object({
    nodes: z.array(z.object({ title: z.string(), code: Text, discountedPriceSet: Money, taxLines: z.array(Tax) })),
  }),
  transactions: z.array(Transaction),
});
export type ShopifyOrder = z.infer<typeof ShopifyOrder>;

/** What lies in the inbox: an order and everything about it, put together from several answers. */
export const ShopifyRecord = z.object({
  order: ShopifyOrder,
  lines: z.array(Line),
  fulfillments: z.array(Fulfillment),
  refunds: z.array(Refund),
  returns: z.array(Return),
});
export type ShopifyRecord = z.infer<typeof ShopifyRecord>;
