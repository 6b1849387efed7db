import { type AMarket, aMarket } from './a-market';

/**
 * Markets that are closed after each test.
 * @param afterEach the test runner's; it fails when a request of ours did not fit Mirakl's own description.
 */
export function marketsOfTests(afterEach: (act: () => Promise<void>) => void): typeof aMarket {
  const opened: AMarket[] = [];
  afterEach(async () => {
    const all = opened.splice(0);
    for (const market of all) await market.stop();
    const faults = all.flatMap((market) => market.faults);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
  return async (...given) => {
    const market = await aMarket(...given);
    opened.push(market);
    return market;
  };
}
