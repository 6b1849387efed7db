import { openDemoWorld } from '../simulator-kit/demo-api/demo-scenario-world';
import type { ScenarioWorld } from '../simulator-kit/scenarios/scenario-world';
import { sandboxMarket } from '.';
import { startMarket } from './simulator';

const credentials = { apiKey: 'demo-key', webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` };

/** One of the seeds by which a buyer takes two of the first product and one of the second. */
const seed = 'table-43';

export async function openMarketWorld(): Promise<ScenarioWorld> {
  const simulator = await startMarket({
    name: 'Harbour Market',
    slug: 'harbour-market',
    prefix: 'HM',
    countries: ['DE'],
    ...credentials,
    port: 0,
    file: ':memory:',
    now: () => new Date(),
    log: () => undefined,
  });
  return await openDemoWorld({
    connector: sandboxMarket,
    simulator,
    credentials,
    base: '/v1',
    currency: 'EUR',
    place: () => simulator.place({ seed, skus: ['MUG-BLUE', 'BOWL-16'] }).id,
    changed: { buyer_note: 'Please leave it with the neighbour.' },
  });
}
