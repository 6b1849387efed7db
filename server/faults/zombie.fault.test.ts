import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { aHouse, type House, until } from './a-house';
import { createdAtShop, deliveriesOf, runsOf } from './ledger-of';
import { anOrderMessage } from './seed';
import { spawnWorker } from './spawn-process';

let house: House | null = null;
const cleanUps: (() => void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
  await house?.close();
  house = null;
});

it('refuses the late word of a worker that was thought dead', async () => {
  const own = await aHouse();
  house = own;
  own.shop.delayMs = 300;
  const sleeper = await spawnWorker(own.url);
  cleanUps.push(() => sleeper.kill('SIGKILL'));
  await Promise.all(Array.from({ length: 6 }, (_, index) => own.post(anOrderMessage(`z${index}`))));
  await until('they are being sent', {
    holds: async () => (await deliveriesOf(own)).some(({ state }) => state === 'sending'),
  });
  sleeper.kill('SIGSTOP');
  // Its session lives on, so only time tells that it is stuck: half a minute, then another worker looks what has arrived.
  await own.startWorker();
  await until('another worker has looked them up and sent them', {
    withinMs: 120_000,
    holds: async () => (await deliveriesOf(own)).every(({ state }) => state === 'delivered'),
  });
  sleeper.kill('SIGCONT');
  await pause(3_000);
  expect([...createdAtShop(own).values()]).toEqual(Array(6).fill(1));
  expect((await deliveriesOf(own)).every(({ state }) => state === 'delivered')).toBe(true);
  expect((await runsOf(own)).every(({ state, open }) => state === 'done' && open === 0)).toBe(true);
}, 200_000);

it('sends again what was lost on the way, but only after the shop had time to finish', async () => {
  const own = await aHouse();
  house = own;
  await own.startWorker();
  let lost = 0;
  own.shop.onWrite = ({ attempt }) => {
    if (attempt > 1) return null;
    lost = Date.now();
    return 'resetBefore';
  };
  await own.post(anOrderMessage('lost'));
  await until('it is created', { holds: () => createdAtShop(own).get('lost') === 1, withinMs: 60_000 });
  expect(Date.now() - lost).toBeGreaterThan(14_000);
}, 90_000);

it('looks up what the shop took without ever answering', async () => {
  const own = await aHouse();
  house = own;
  await own.startWorker();
  own.shop.onWrite = ({ attempt }) => (attempt === 1 ? 'commitThenHang' : null);
  await own.post(anOrderMessage('silent'));
  await until('the record knows it', {
    withinMs: 60_000,
    holds: async () => (await deliveriesOf(own)).some(({ state }) => state === 'delivered'),
  });
  expect(createdAtShop(own).get('silent')).toBe(1);
}, 90_000);
