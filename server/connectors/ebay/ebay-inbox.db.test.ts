import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../db/test-database';
import { toJsonb } from '../../db/to-jsonb';
import { uuidv7 } from '../../db/uuidv7';
import { withWorkspace } from '../../db/with-workspace';
import { until } from '../../faults/a-house';
import { fourNodeFlow, seedFlow, seedWorkspace } from '../../faults/seed';
import { createTestWorld, type TestWorld } from '../../faults/test-world';
import { createHookHandler } from '../../inbox/hook-handler';
import { openRenderer } from '../../labels/open-renderer';
import { startWorker, type Worker } from '../../worker';
import { ebay } from '.';
import { challengeResponse, credentials, placeTwoAndOne, signingKey } from './scenario-world';
import { type EbaySimulator, startEbay } from './simulator';

let simulator: EbaySimulator;
let world: TestWorld;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let door: Server;
let worker: Worker;
let workspaceId: string;
let address: string;

/** A connection to the simulated eBay in a real database, with the way in and a worker; only its credentials lie open. */
beforeAll(async () => {
  simulator = await startEbay({ keys: credentials, signingKey, now: () => new Date() });
  database = await createTestDatabase();
  const opened = await createTestWorld({ url: database.url, connectors: [{ ...ebay, loopback: true }] });
  door = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  world = { ...opened, publicUrl: `http://127.0.0.1:${(door.address() as AddressInfo).port}` };
  const handle = createHookHandler(world);
  workspaceId = await seedWorkspace(world.db);
  address = `${world.publicUrl}/api/hooks/${await connect()}`;
  worker = await startWorker(world, { url: database.url, renderer: openRenderer({}) });
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await new Promise((resolve) => door.close(resolve));
  await simulator.stop();
  await world.close();
  await database.drop();
}, 60_000);

async function connect(): Promise<string> {
  const [id, token] = [uuidv7(), randomBytes(24).toString('base64url')];
  await withWorkspace(world.db, workspaceId, (trx) =>
    trx
      .insertInto('connection')
      .values({
        workspace_id: workspaceId,
        id,
        connector: 'ebay',
        name: 'eBay',
        settings: toJsonb({ marketplace: 'EBAY_DE', apiAddress: simulator.url }),
        sealed: JSON.stringify(credentials),
        webhook_token: token,
        poll_seconds: null,
      })
      .execute(),
  );
  await seedFlow(world.db, { workspaceId, document: fourNodeFlow({ from: id, to: id, events: ['created'] }) });
  return token;
}

const rowsOf = (table: 'inbox_entry' | 'order') =>
  withWorkspace(world.db, workspaceId, (trx) => trx.selectFrom(table).selectAll().execute());

it('an address that meets eBay’s challenge brings its orders in, one notice for each purchase', async () => {
  await simulator.subscribe(address, (code) => challengeResponse(code, address));
  const id = placeTwoAndOne(simulator);
  await until('the order is there', { holds: async () => (await rowsOf('order')).length > 0 });
  const entries = await rowsOf('inbox_entry');
  expect(entries.filter((entry) => entry.arrived_by === 'webhook')).toHaveLength(1);
  expect(JSON.stringify(await rowsOf('order'))).toContain(id);
});

it('a notice nobody signed is turned away', async () => {
  const answer = await fetch(address, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  expect(answer.status).toBe(401);
});
