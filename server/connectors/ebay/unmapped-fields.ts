import type { UnmappedGroup } from '../simulator-kit/unmapped-fields';

/** Fields of eBay's orders and returns that the canonical order does not keep. README.md lists the reasons; a test keeps this true. */
export const unmappedFields: readonly UnmappedGroup[] = [
  {
    reason: 'Sums and shares of what is kept: the order’s own price, discount, fee and delivery say the same.',
    fields: [
      'order.lineItems[].deliveryCost.discountAmount.*',
      'order.lineItems[].deliveryCost.handlingCost.*',
      'order.lineItems[].deliveryCost.shippingCost.*',
      'order.lineItems[].total.*',
      'order.totalFeeBasisAmount.*',
    ],
  },
  {
    reason: 'That eBay collects a tax stands with the tax itself, and how it does so is always the same word.',
    fields: ['order.ebayCollectAndRemitTax', 'order.lineItems[].ebayCollectAndRemitTaxes[].collectionMethod'],
  },
  {
    reason: 'Addresses of parcels and another number of the order are only used to speak with eBay.',
    fields: ['order.fulfillmentHrefs[]', 'order.legacyOrderId'],
  },
  {
    reason:
      'Of a line in somebody else’s order that goes with this one, its own looks and dates are that seller’s business.',
    fields: [
      'order.lineItems[].linkedOrderLineItems[].lineItemAspects[].*',
      'order.lineItems[].linkedOrderLineItems[].maxEstimatedDeliveryDate',
      'order.lineItems[].linkedOrderLineItems[].minEstimatedDeliveryDate',
    ],
  },
  {
    reason:
      'Parcels of the order are counted one by one; eBay’s word for a line is only used where they were not asked for.',
    fields: ['order.lineItems[].lineItemFulfillmentStatus'],
  },
  {
    reason: 'What a return may cost is no fact yet; the refund comes with the order once it is made.',
    fields: [
      'returns[].buyerTotalRefund.*',
      'returns[].sellerTotalRefund.*',
      'returns[].creationInfo.item.returnPrice.*',
      'returns[].creationInfo.type',
      'returns[].currentType',
    ],
  },
  {
    reason:
      'Who has to do what until when in a return, and whether eBay was called in, is a talk between buyer, seller and eBay.',
    fields: [
      'returns[].buyerAvailableOptions[].*',
      'returns[].buyerResponseDue.*',
      'returns[].creationInfo.reasonType',
      'returns[].dispositionRuleTriggered[]',
      'returns[].escalationInfo.*',
      'returns[].sellerAvailableOptions[].*',
      'returns[].sellerResponseDue.*',
      'returns[].timeoutDate.*',
    ],
  },
  {
    reason: 'Names, the order and times a return repeats are those of its order.',
    fields: [
      'returns[].buyerLoginName',
      'returns[].creationInfo.creationDate.formattedValue',
      'returns[].orderId',
      'returns[].sellerLoginName',
    ],
  },
  {
    reason:
      'Read, though it makes no difference in the examples: kept in other cases, or only the finer of two says it.',
    fields: [
      'order.paymentSummary.refunds[].refundDate',
      'order.paymentSummary.refunds[].refundStatus',
      'order.pricingSummary.priceDiscount.value',
      'returns[].status',
    ],
  },
];
