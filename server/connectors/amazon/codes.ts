import { anyWords, type CodeLists } from '../codes';
import type { AmazonCall } from './account';
import { carrierCodes } from './carriers';
import { cancelReasons, refundReasons } from './reasons';

export const codes: CodeLists<AmazonCall> = {
  carrier: {
    ...anyWords('Amazon is told “Other” with the carrier’s name.'),
    known: carrierCodes.map((code) => ({ code })),
  },
  cancelReason: {
    known: cancelReasons,
    closed: true,
    policy: 'send',
    otherwise: 'Amazon is told “General adjustment”.',
  },
  refundReason: {
    known: refundReasons,
    closed: true,
    policy: 'send',
    otherwise: 'Amazon is told “Customer return” where something came back, else “General adjustment”.',
  },
};
