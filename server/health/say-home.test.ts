import { expect, it } from 'vitest';
import { sayHome } from './say-home';

const calm = {
  orders24h: 1204,
  needsFix: 0,
  waiting: 0,
  held: 0,
  connections: 2,
  liveFlows: 1,
  stopped: [],
  quiet: [],
};

it.each([
  [calm, 'Everything is flowing. 1,204 orders in the last 24 hours.'],
  [{ ...calm, orders24h: 1 }, 'Everything is flowing. One order in the last 24 hours.'],
  [{ ...calm, waiting: 3 }, 'Everything is flowing; 3 orders on the way. 1,204 orders in the last 24 hours.'],
  [{ ...calm, held: 1, waiting: 3 }, 'One order waits for your approval. 1,204 orders in the last 24 hours.'],
  [{ ...calm, needsFix: 1 }, 'One thing needs a fix. 1,204 orders in the last 24 hours.'],
  [{ ...calm, needsFix: 37, waiting: 5, orders24h: 0 }, '37 things need a fix. No orders in the last 24 hours.'],
  [
    { ...calm, needsFix: 3, stopped: ['Harbour Market'] },
    'Harbour Market has to be connected again. 1,204 orders in the last 24 hours.',
  ],
  [
    { ...calm, stopped: ['Harbour Market', 'Store'] },
    '2 accounts have to be connected again. 1,204 orders in the last 24 hours.',
  ],
  [
    { ...calm, waiting: 3, quiet: ['Harbour Market'] },
    'Harbour Market has gone quiet. 1,204 orders in the last 24 hours.',
  ],
  [
    { ...calm, needsFix: 1, quiet: ['Harbour Market', 'Lantern Bazaar'], orders24h: 0 },
    'One thing needs a fix. 2 sources have gone quiet. No orders in the last 24 hours.',
  ],
  [{ ...calm, liveFlows: 0 }, 'No flow is live, so orders are taken in but go nowhere.'],
  [{ ...calm, connections: 0, liveFlows: 0 }, 'Nothing is connected yet.'],
])('says of %o: %s', (numbers, sentence) => {
  expect(sayHome(numbers)).toBe(sentence);
});
