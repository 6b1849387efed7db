import type { UnmappedGroup } from '../simulator-kit/unmapped-fields';

/** Fields of Amazon's orders that the canonical order does not keep. README.md lists the reasons; a test keeps this true. */
export const unmappedOrderFields: readonly UnmappedGroup[] = [
  {
    reason: 'Hours and days of delivery are for the carrier, who has them from Amazon; an order has no calendar.',
    fields: ['recipient.deliveryPreference.deliveryTime.*'],
  },
  {
    reason: 'Where a parcel left from is the merchant’s own address.',
    fields: ['packages[].shipFromAddress.*'],
  },
  {
    reason: 'When a package was made ready says nothing beside when it left.',
    fields: ['packages[].createdTime'],
  },
  {
    reason: 'The finer states of a parcel are the carrier’s; ours are on its way, delivered and voided.',
    fields: ['packages[].packageStatus.detailedStatus'],
  },
  {
    reason: 'Street, number and floor are in the address lines already.',
    fields: [
      'recipient.deliveryAddress.extendedFields.complement',
      'recipient.deliveryAddress.extendedFields.streetName',
      'recipient.deliveryAddress.extendedFields.streetNumber',
    ],
  },
  {
    reason: 'Points Amazon gives the buyer are settled between Amazon and the merchant.',
    fields: ['orderItems[].expense.*'],
  },
  {
    reason: 'Products to take instead are a matter of picking; the kind of substitution is kept.',
    fields: ['orderItems[].fulfillment.picking.substitutionPreference.substitutionOptions*'],
  },
  {
    reason: 'Whether the tip may still change is not known to the model; its amount is kept.',
    fields: ['proceeds.breakdowns[].status'],
  },
  {
    reason:
      'Read, though it makes no difference in the examples: kept in other cases, or only the finer of two says it.',
    fields: [
      'orderItems[].cancellation.cancellationExecution.cancelledBy',
      'orderItems[].cancellation.cancellationRequest.cancelReason',
      'orderItems[].fulfillment.quantityUnfulfilled',
      'orderItems[].measurement.value',
      'orderItems[].proceeds.proceedsTotal.amount',
      'orderItems[].product.condition.conditionType',
      'orderItems[].tax.taxCollections[].model',
    ],
  },
];

/** Of shipments bought through Amazon only the label is taken. */
export const unmappedMfnFields: readonly UnmappedGroup[] = [
  {
    reason:
      'The parcel itself, its carrier, number and content come with the order’s packages; told twice it would count twice.',
    fields: [
      'ItemList*',
      'PackageDimensions.*',
      'Weight.*',
      'SellerOrderId',
      'ShipFromAddress.*',
      'ShipToAddress.*',
      'Status',
      'TrackingId',
    ],
  },
  {
    reason: 'What postage and insurance cost the merchant is no part of the order.',
    fields: ['Insurance.*', 'ShippingService.*'],
  },
  {
    reason: 'Size and format of the paper are found from the document itself.',
    fields: ['Label.Dimensions.*', 'Label.LabelFormat'],
  },
];
