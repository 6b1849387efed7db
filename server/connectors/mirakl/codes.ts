import { anyWords, type CodeLists } from '../codes';
import type { MiraklCall } from './account';
import { carriersOf } from './carriers';
import { reasonsOf } from './reasons';
import { returnReasons } from './return-reasons';

/** Each marketplace has its own carriers and reasons; those of a return are Mirakl's. */
export const codes: CodeLists<MiraklCall> = {
  carrier: {
    ...anyWords('The marketplace is told the carrier’s name, with the parcel’s own link.'),
    list: carriersOf,
  },
  cancelReason: {
    list: (call) => reasonsOf(call, 'cancelReason'),
    closed: true,
    policy: 'hold',
    otherwise: 'The only reason a shop may give; where there are several, choose one.',
  },
  returnReason: {
    known: returnReasons,
    closed: true,
    policy: 'send',
    otherwise: 'The marketplace is told “Another reason”.',
  },
  refundReason: {
    list: (call) => reasonsOf(call, 'refundReason'),
    closed: true,
    policy: 'hold',
    otherwise: 'The only reason a shop may give; where there are several, choose one.',
  },
};
