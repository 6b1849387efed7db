import { anyWords, type CodeLists } from '../codes';
import type { ShopifyCall } from './account';
import { cancelReasons, returnReasons } from './reasons';

export const codes: CodeLists<ShopifyCall> = {
  carrier: anyWords('Shopify is told the carrier’s name as it is.'),
  cancelReason: {
    known: cancelReasons,
    closed: true,
    policy: 'send',
    otherwise: 'Shopify is told “Customer” when it was the buyer, else “Other”; the reason itself stands in the note.',
  },
  returnReason: {
    known: returnReasons,
    closed: true,
    policy: 'send',
    otherwise: 'Shopify is told “Other”; the reason itself stands beside it.',
  },
  refundReason: anyWords('The reason stands in the refund’s note as it is.'),
};
