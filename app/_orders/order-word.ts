import type { StateName } from '../_ui/state-badge';
import type { OrderWord } from './order-view';

/** How the one word for where an order stands is shown. */
export const orderWords: Readonly<Record<OrderWord, { readonly state: StateName; readonly word: string }>> = {
  needsFix: { state: 'needsFix', word: 'Needs a fix' },
  held: { state: 'held', word: 'To approve' },
  waiting: { state: 'waiting', word: 'Waiting' },
  published: { state: 'flowing', word: 'Published' },
  filtered: { state: 'quiet', word: 'Not published' },
  cancelled: { state: 'quiet', word: 'Cancelled' },
  received: { state: 'waiting', word: 'Received' },
};
