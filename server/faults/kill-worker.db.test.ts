import { afterEach, expect, it } from 'vitest';
import { aHouse, type House, until } from './a-house';
import { createdAtShop, deliveriesOf, runsOf } from './ledger-of';
import { anOrderMessage } from './seed';
import { type Spawned, spawnWorker } from './spawn-process';

let house: House;
const workers: Spawned[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill();
  await house.close();
});

/** The promise of issue 2: killed at any moment of 200 orders in flight, none is lost, none made twice, all done within 60 s. */
it('loses no order and makes none twice when its worker is killed again and again', async () => {
  house = await aHouse();
  house.shop.delayMs = 15;
  const start = async () => {
    const worker = await spawnWorker(house.url);
    workers.push(worker);
    return worker;
  };
  let worker = await start();
  const numbers = Array.from({ length: 200 }, (_, index) => `k${index}`);
  const posted = Promise.all(numbers.map((number) => house.post(anOrderMessage(number))));
  for (const moment of [1, 40, 90, 150]) {
    await until(`${moment} orders are created`, { holds: () => createdAtShop(house).size >= moment, withinMs: 60_000 });
    worker.kill('SIGKILL');
    await worker.ended;
    worker = await start();
  }
  const lastKill = Date.now();
  expect((await posted).every(({ status }) => status === 202)).toBe(true);
  await until('all orders are created', { holds: () => createdAtShop(house).size === 200, withinMs: 60_000 });
  await until('the record knows it', {
    holds: async () => (await deliveriesOf(house)).every(({ state }) => state === 'delivered'),
    withinMs: 60_000 - (Date.now() - lastKill),
  });
  expect(Date.now() - lastKill).toBeLessThan(60_000);
  expect([...createdAtShop(house).values()].filter((count) => count !== 1)).toEqual([]);
  const runs = await runsOf(house);
  expect(runs).toHaveLength(200);
  expect(runs.every(({ state, result, open }) => state === 'done' && result === 'published' && open === 0)).toBe(true);
}, 150_000);
