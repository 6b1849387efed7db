import { anyWords, type CodeLists } from '../codes';
import type { EbayCall } from './account';
import { carrierCodes } from './carriers';
import { cancelReasons, refundReasons } from './reasons';

export const codes: CodeLists<EbayCall> = {
  carrier: { ...anyWords('eBay is told the carrier’s name as it is.'), known: carrierCodes.map((code) => ({ code })) },
  cancelReason: {
    known: cancelReasons,
    closed: true,
    policy: 'send',
    otherwise: 'eBay is told that it is out of stock, or that the buyer asked for it when it was the buyer.',
  },
  refundReason: {
    known: refundReasons,
    closed: true,
    policy: 'send',
    otherwise: 'eBay is told “Buyer return” where something came back, else “Other adjustment”.',
  },
};
