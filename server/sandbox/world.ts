import { join } from 'node:path';
import { type Market, startMarket } from '../connectors/sandbox-market/simulator';
import { type Store, startStore } from '../connectors/sandbox-store/simulator';
import type { Place } from './ready';
import { loadSandboxKeys, newSandboxKeys, type PlaceId, type SandboxKeys, saveSandboxKeys } from './sandbox-keys';

export interface SandboxOptions {
  /** Where orders and keys are kept; null keeps nothing. */
  readonly dataFolder: string | null;
  /** Wished ports; where one is taken, a free one is used. Absent: the ones used last. */
  readonly ports?: Readonly<Partial<Record<PlaceId, number>>>;
  readonly now?: () => Date;
  log(line: string): void;
}

export interface SandboxWorld {
  readonly markets: readonly [Place, Place];
  readonly store: Place;
  readonly simulators: { readonly harbour: Market; readonly lantern: Market; readonly store: Store };
  stop(): Promise<void>;
}

const about = {
  harbour: { name: 'Harbour Market', slug: 'harbour-market', prefix: 'HM', countries: ['DE', 'FR', 'ES', 'GB'] },
  lantern: { name: 'Lantern Bazaar', slug: 'lantern-bazaar', prefix: 'LB', countries: ['US', 'AU', 'JP'] },
  store: { name: 'Workshop Store' },
} as const;

/** Starts the demo's two marketplaces and its shop, each on a port of its own. */
export async function startWorld({
  dataFolder,
  ports = {},
  now = () => new Date(),
  log,
}: SandboxOptions): Promise<SandboxWorld> {
  const keys = dataFolder === null ? newSandboxKeys() : loadSandboxKeys(dataFolder);
  const options = (id: PlaceId) => ({
    apiKey: keys[id].apiKey,
    webhookSecret: keys[id].webhookSecret,
    file: dataFolder === null ? ':memory:' : join(dataFolder, `${id}.sqlite`),
    now,
    log: (line: string) => log(`${about[id].name}: ${line}`),
  });
  const port = (id: PlaceId) => ports[id] ?? keys[id].port;
  const harbour = await onFreePort(port('harbour'), (one) =>
    startMarket({ ...about.harbour, ...options('harbour'), port: one }),
  );
  const lantern = await onFreePort(port('lantern'), (one) =>
    startMarket({ ...about.lantern, ...options('lantern'), port: one }),
  );
  const store = await onFreePort(port('store'), (one) =>
    startStore({ ...about.store, ...options('store'), port: one }),
  );
  const simulators = { harbour, lantern, store };
  if (dataFolder !== null) saveSandboxKeys(dataFolder, withPorts(keys, simulators));
  const place = (id: PlaceId, connector: Place['connector']): Place => ({
    name: about[id].name,
    connector,
    url: simulators[id].url,
    apiKey: keys[id].apiKey,
    webhookSecret: keys[id].webhookSecret,
  });
  return {
    markets: [place('harbour', 'sandbox-market'), place('lantern', 'sandbox-market')],
    store: place('store', 'sandbox-store'),
    simulators,
    stop: async () => void (await Promise.all([harbour.stop(), lantern.stop(), store.stop()])),
  };
}

const withPorts = (keys: SandboxKeys, simulators: SandboxWorld['simulators']): SandboxKeys => ({
  harbour: { ...keys.harbour, port: simulators.harbour.port },
  lantern: { ...keys.lantern, port: simulators.lantern.port },
  store: { ...keys.store, port: simulators.store.port },
});

async function onFreePort<Simulator>(port: number, start: (port: number) => Promise<Simulator>): Promise<Simulator> {
  try {
    return await start(port);
  } catch (cause) {
    const isTaken =
      cause instanceof Error && 'code' in cause && (cause.code === 'EADDRINUSE' || cause.code === 'EACCES');
    if (!isTaken || port === 0) throw cause;
    return await start(0);
  }
}
