import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { migrateToLatest } from '../db/migrate';
import { startEmbeddedPostgres } from '../setup/embedded-postgres';
import { aHouse, type House, until } from './a-house';
import { createdAtShop, deliveriesOf } from './ledger-of';
import { anOrderMessage } from './seed';

let house: House | null = null;
const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  await house?.close();
  house = null;
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const allCreatedOnce = (own: House, count: number) =>
  until(`all ${count} orders are created and known to be`, {
    withinMs: 60_000,
    holds: async () => {
      if (createdAtShop(own).size < count) return false;
      const rows = await deliveriesOf(own).catch(() => []);
      return rows.length === count && rows.every(({ state }) => state === 'delivered');
    },
  });

it('goes on by itself when Postgres comes back, and has lost and doubled nothing', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sluice-outage-'));
  chmodSync(dataFolder, 0o711);
  cleanUps.push(() => rmSync(dataFolder, { recursive: true, force: true }));
  let server = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
  await migrateToLatest(server.url);
  const own = await aHouse({ url: server.url });
  house = own;
  own.shop.delayMs = 30;
  await own.startWorker();
  const first = Array.from({ length: 60 }, (_, index) => own.post(anOrderMessage(`a${index}`)));
  expect((await Promise.all(first)).every(({ status }) => status === 202)).toBe(true);
  await until('some are created', { holds: () => createdAtShop(own).size > 5 });

  await server.stop();
  const refused = await own.post(anOrderMessage('b0'));
  expect(refused.status).toBe(503);
  await pause(2_000);
  server = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
  const back = Date.now();
  cleanUps.push(() => server.stop());

  await until('webhooks are taken again', { holds: async () => (await own.post(anOrderMessage('b0'))).status === 202 });
  await until('orders move again', { holds: () => createdAtShop(own).has('b0'), withinMs: 30_000 });
  expect(Date.now() - back).toBeLessThan(30_000);
  await allCreatedOnce(own, 61);
  expect([...createdAtShop(own).values()].filter((count) => count !== 1)).toEqual([]);
}, 150_000);

it('lets two workers share the work without doing anything twice', async () => {
  const own = await aHouse();
  house = own;
  own.shop.delayMs = 5;
  await Promise.all([own.startWorker(), own.startWorker()]);
  const numbers = Array.from({ length: 100 }, (_, index) => `s${index}`);
  await Promise.all(numbers.map((number) => own.post(anOrderMessage(number))));
  await allCreatedOnce(own, 100);
  expect([...createdAtShop(own).values()].every((count) => count === 1)).toBe(true);
}, 90_000);

it('stops cleanly under load: what is under way is finished, nothing is left unsure', async () => {
  const own = await aHouse();
  house = own;
  own.shop.delayMs = 100;
  const worker = await own.startWorker();
  await Promise.all(Array.from({ length: 50 }, (_, index) => own.post(anOrderMessage(`q${index}`))));
  await until('some are created', { holds: () => createdAtShop(own).size > 3 });
  const started = Date.now();
  await worker.stop();
  expect(Date.now() - started).toBeLessThan(30_000);
  const states = new Set((await deliveriesOf(own)).map(({ state }) => state));
  expect([...states].filter((state) => state !== 'delivered' && state !== 'planned')).toEqual([]);
  await own.startWorker();
  await allCreatedOnce(own, 50);
}, 90_000);
