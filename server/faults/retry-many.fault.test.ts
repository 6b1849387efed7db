import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { listRetries, type RetryView } from '../health/list-retries';
import { stopRetry } from '../health/stop-retry';
import { cloneParked } from '../tooling/clone-parked';
import type { Member } from '../workspaces/member';
import { aHouse, type House, until } from './a-house';
import { createdAtShop, openProblemsOf } from './ledger-of';
import { anOrderMessage } from './seed';
import { type Spawned, spawnRetry, spawnWorker } from './spawn-process';

const copies = 9_999;
let house: House;
const processes: Spawned[] = [];
afterEach(async () => {
  for (const one of processes.splice(0)) one.kill();
  await house.close();
});

async function start(spawning: Promise<Spawned>): Promise<Spawned> {
  const one = await spawning;
  processes.push(one);
  return one;
}

async function killed(one: Spawned): Promise<void> {
  one.kill('SIGKILL');
  await one.ended;
}

async function aPerson(): Promise<Member> {
  const { world, workspaceId } = house;
  const userId = uuidv7();
  await world.db
    .insertInto('auth_user')
    .values({ id: userId, name: 'Ana Ruiz', email: `${userId}@example.com` })
    .execute();
  const names = { slug: 'test', workspaceName: 'Test', userName: 'Ana Ruiz', address: null, isConsultant: false };
  return { workspaceId, userId, role: 'owner', ...names };
}

const change = (statement: ReturnType<typeof sql>) =>
  withWorkspace(house.world.db, house.workspaceId, (trx) => statement.execute(trx));

async function task(taskId: string): Promise<RetryView> {
  const [found] = await listRetries(house.world, { member: house, taskId });
  if (!found) throw new Error('The task is gone.');
  return found;
}
const untilTask = (taskId: string, seen: (view: RetryView) => boolean) =>
  until('the task has come so far', { holds: async () => seen(await task(taskId)), withinMs: 120_000 });
const counts = (lines: RetryView['preview']) => Object.fromEntries(lines.map(({ kind, count }) => [kind, count]));

/** 10,000 orders that stopped for one cause: of six it is known, or found out, that they are there; two were cancelled where they were bought. */
async function park(): Promise<void> {
  house.shop.onWrite = () => 'unknownSku';
  const worker = await start(spawnWorker(house.url));
  await house.post(anOrderMessage('first'));
  await until('the first one stops', { holds: async () => (await openProblemsOf(house)).length === 1 });
  await killed(worker);
  const { workspaceId, store, shop } = house;
  const { rows } = (await change(sql`select id from "order"`)) as { rows: { id: string }[] };
  await cloneParked(house.world.db, { workspaceId, orderId: rows[0]?.id ?? '', copies });
  house.shop.onWrite = () => null;
  await change(sql`update "order" set cancellation = 'cancelled' where number in ('C-10', 'C-20')`);
  await change(sql`insert into order_link (workspace_id, connection_id, remote_id, order_id)
    select ${workspaceId}, ${store.id}, 'there-' || number, id from "order" where number in ('C-30', 'C-40', 'C-50', 'C-60')`);
  await change(sql`update delivery set problem_code = 'sluice.bug', unsure_since = now() - interval '1 hour'
    where order_id in (select id from "order" where number in ('C-70', 'C-80'))`);
  for (const n of [70, 80]) {
    const body = JSON.stringify({ reference: `copy${n}`, number: `C-${n}` });
    await fetch(`${shop.url}/order`, { method: 'POST', body });
  }
}

/** The promise: progress, a stop, the death of workers and of the page's own process, and in the end exactly what the preview said. */
it('does to 10,000 parked orders what its preview says, whoever is killed meanwhile', async () => {
  house = await aHouse();
  await park();
  const cause = { code: 'sku.unknown', subject: 'MUG-1', at: house.store.id };
  const member = await aPerson();
  let worker = await start(spawnWorker(house.url));

  const web = await start(spawnRetry(house.url, { member, ...cause }));
  await killed(web);
  const first = String(web.said);
  const expected = { create: copies + 1 - 8, link: 6, cancelled: 2 };
  expect(counts((await task(first)).preview)).toEqual(expected);

  await untilTask(first, ({ ended }) => ended > 300);
  await killed(worker);
  const asleep = await task(first);
  expect([asleep.state, asleep.begun < copies]).toEqual(['running', true]);
  worker = await start(spawnWorker(house.url));
  await untilTask(first, ({ ended }) => ended > asleep.begun + 600);

  await stopRetry(house.world, { member, taskId: first });
  await untilTask(first, ({ state }) => state === 'cancelled');
  const stopped = await task(first);
  expect([stopped.begun, stopped.begun < copies]).toEqual([stopped.ended, true]);

  const again = await start(spawnRetry(house.url, { member, ...cause }));
  await killed(again);
  const rest = String(again.said);
  expect((await task(rest)).things).toBe(copies + 1 - stopped.begun);
  await untilTask(rest, ({ ended }) => ended > 300);
  await killed(worker);
  worker = await start(spawnWorker(house.url));
  await untilTask(rest, ({ state }) => state === 'done');

  const both = [stopped, await task(rest)].map(({ result }) => counts(result));
  const sum = (kind: string) => both.reduce((total, one) => total + (one[kind] ?? 0), 0);
  expect({ create: sum('created'), link: sum('linked'), cancelled: sum('cancelled') }).toEqual(expected);
  expect([sum('needsFix'), (await openProblemsOf(house)).length]).toEqual([0, 0]);
  const atShop = createdAtShop(house);
  expect(atShop.size).toBe(expected.create + 2);
  expect([...atShop.values()].filter((count) => count !== 1)).toEqual([]);
}, 600_000);
