import { sayMany } from '../_ui/say-number';

/** What became of the orders that waited for a match. */
export const sayResumed = (resumed: number): string =>
  resumed === 0
    ? 'No order waited for it.'
    : `${sayMany(resumed, { one: 'order goes', many: 'orders go' })} on from where they stopped.`;
