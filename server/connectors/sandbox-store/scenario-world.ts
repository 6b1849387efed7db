import { openDemoWorld } from '../simulator-kit/demo-api/demo-scenario-world';
import type { ScenarioWorld } from '../simulator-kit/scenarios/scenario-world';
import { sandboxStore } from '.';
import { startStore } from './simulator';

const credentials = { apiKey: 'shop-key', webhookSecret: `whsec_${Buffer.alloc(32, 3).toString('base64')}` };

/** One of the seeds by which a buyer takes two of the first product and one of the second. */
const seed = 'table-43';

export async function openStoreWorld(): Promise<ScenarioWorld> {
  const simulator = await startStore({
    name: 'Workshop Store',
    ...credentials,
    port: 0,
    file: ':memory:',
    now: () => new Date(),
    log: () => undefined,
  });
  const world = await openDemoWorld({
    connector: sandboxStore,
    simulator,
    credentials,
    base: '/api',
    currency: 'EUR',
    place: () => simulator.buy({ seed, skus: ['MUG-BLUE', 'BOWL-16'] }).id,
    changed: { note: 'Please leave it with the neighbour.' },
  });
  return { ...world, asForeign: (record) => ({ ...Object(record), external_reference: null }) };
}
