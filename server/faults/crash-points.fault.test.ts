import { expect, it } from 'vitest';
import { type CrashPoint, crashPoints } from '../jobs/crash-point';
import { aHouse, type House, until } from './a-house';
import { createdAtShop, deliveriesOf, runsOf } from './ledger-of';
import { anOrderMessage } from './seed';
import { spawnWorker } from './spawn-process';

/** Points a worker passes; those of the inbox lie in the web process and are tested where webhooks are. */
const passed = crashPoints.filter((point) => !point.startsWith('accept.'));
const cases = passed.flatMap((point) => [1, 3].map((nth) => [point, nth] as const));

it.each(cases)(
  'loses and doubles nothing when the worker dies at %s, the %i. time',
  async (point, nth) => {
    const own = await aHouse({ pollSeconds: 10 });
    try {
      await dieAt(own, { point, nth });
      const heir = await spawnWorker(own.url);
      await expectAllDone(own);
      heir.kill();
      await heir.ended;
    } finally {
      await own.close();
    }
  },
  120_000,
);

async function dieAt(own: House, { point, nth }: { point: CrashPoint; nth: number }): Promise<void> {
  const worker = await spawnWorker(own.url, { crashAt: point, nth });
  for (let turn = 0; turn < 12; turn += 1) {
    own.shop.messages.push(anOrderMessage(`polled-${turn}`, { at: `2026-01-10T09:30:${String(turn + 10)}Z` }));
    await own.post(anOrderMessage(`pushed-${turn}`));
  }
  await Promise.race([
    worker.ended,
    until('it dies', { holds: () => worker.child.exitCode !== null, withinMs: 30_000 }),
  ]);
}

async function expectAllDone(own: House): Promise<void> {
  await until('all orders are created', { holds: () => createdAtShop(own).size === 24, withinMs: 60_000 });
  await until('the record knows it', {
    holds: async () => {
      const rows = await deliveriesOf(own);
      return rows.length === 24 && rows.every(({ state }) => state === 'delivered');
    },
    withinMs: 60_000,
  });
  expect([...createdAtShop(own).values()].every((count) => count === 1)).toBe(true);
  expect((await runsOf(own)).every(({ state, open }) => state === 'done' && open === 0)).toBe(true);
}
