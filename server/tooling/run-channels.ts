import { fileURLToPath } from 'node:url';
import { startVitest, type TestCase, type Vitest } from 'vitest/node';
import { scenarioRows } from '../connectors/simulator-kit/scenarios';
import { installPeers } from '../peers/install-peers';
import { namedConnectors } from './channel-tables';

/**
 * `npm run test:channels`: puts every channel through the shared scenarios, the simulated ones and the real Vendure, and prints what
 * came of it. Ids after it choose channels: `npm run test:channels -- mirakl shopify`.
 */
const chosen = process.argv.slice(2);
const wanted = namedConnectors.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
const withPeers = wanted.some(({ id }) => id === 'vendure');
if (withPeers) await installPeers();

const run = await startVitest('test', [], {
  config: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  watch: false,
  reporters: ['dot'],
  include: wanted.map(({ id }) =>
    id === 'vendure' ? 'server/peers/vendure-scenarios.peer.test.ts' : `server/connectors/${id}/*-scenarios.test.ts`,
  ),
  exclude: ['**/node_modules/**'],
  globalSetup: withPeers ? ['server/peers/start-peers.ts'] : [],
  maxWorkers: 2,
  testTimeout: 120_000,
  hookTimeout: 120_000,
});
const cells = cellsOf(run);
print(cells);
const untried = wanted.filter(({ id }) => !cells.has(id));
for (const { name } of untried) console.error(`${name} was not tried.`);
await run.close();
if (untried.length > 0) process.exitCode = 1;

type Cells = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Channel → row → result; of a channel that can be set up in several ways the worst counts. */
function cellsOf(done: Vitest): Cells {
  const all = new Map<string, Map<string, string>>();
  for (const test of done.state.getTestModules().flatMap(({ children }) => [...children.allTests()])) {
    const { channel, name, outcome } = test.meta().scenario ?? nowhere(test);
    const rows = all.get(channel) ?? new Map<string, string>();
    if (rows.get(name) !== 'FAILED') rows.set(name, test.ok() ? outcome : 'FAILED');
    all.set(channel, rows);
  }
  return all;
}

/** A scenario that threw before it had an outcome. */
const nowhere = (test: TestCase) => ({
  channel: test.fullName.split(' > ')[0]?.split(' ')[0] ?? '',
  name: test.name,
  outcome: 'FAILED',
});

function print(table: Cells): void {
  const channels = [...table.keys()];
  const width = Math.max(...scenarioRows.map(({ name }) => name.length));
  const line = (first: string, rest: readonly string[]) =>
    console.log(
      [first.padEnd(width), ...rest.map((text, at) => text.padEnd(Math.max(11, channels[at]?.length ?? 0)))].join('  '),
    );
  line('', channels);
  for (const { name } of scenarioRows) {
    line(
      name,
      channels.map((channel) => table.get(channel)?.get(name) ?? 'not tried'),
    );
  }
}
