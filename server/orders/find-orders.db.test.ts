import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedHealth } from '../bench/seed-health';
import { withWorkspace } from '../db/with-workspace';
import { listProblemGroups } from '../health/list-problem-groups';
import { planRetry } from '../health/plan-retry';
import { summarizeHome } from '../health/summarize-home';
import { createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { listOrders, type OrderSearch } from './list-orders';

let test: TestWorld;
let member: Member;
beforeAll(async () => {
  test = await createTestWorld();
  const [workspaceId = ''] = await seedHealth(test.url, { runs: 500, problems: 40, workspaces: 2 });
  const person = { userId: 'nobody', userName: 'Nobody', address: null, isConsultant: false };
  member = { workspaceId, slug: 'w-1', workspaceName: 'w-1', role: 'owner', ...person };
}, 60_000);
afterAll(() => test.drop());

const find = async (search: Partial<OrderSearch>) =>
  (await listOrders(test.world, { member, search: { state: 'all', limit: 200, ...search } })).rows;
const numbers = async (search: Partial<OrderSearch>) => (await find(search)).map(({ number }) => number);
const change = (statement: ReturnType<typeof sql>) =>
  withWorkspace(test.world.db, member.workspaceId, (trx) => statement.execute(trx));

describe('a list of orders', () => {
  it('has every order under the one word that it says of itself', async () => {
    const all = await find({});
    expect(all).toHaveLength(40);
    // One that went nowhere: its delivery was skipped.
    await change(
      sql`update delivery set state = 'skipped' where order_id = ${all.find(({ word }) => word === 'published')?.id}`,
    );
    const states = ['needsFix', 'held', 'waiting', 'published', 'filtered', 'cancelled'] as const;
    for (const state of states) {
      const expected = (await find({})).filter(({ word }) => word === state).map(({ number }) => number);
      expect(await numbers({ state }), state).toEqual(expected);
    }
    expect(await numbers({ state: 'filtered' })).toHaveLength(1);
  });

  it('finds the one order whose number was typed, however it was written, and goes by beginnings otherwise', async () => {
    expect(await numbers({ search: 'HB-1' })).toEqual(['HB-1']);
    expect(await numbers({ search: ' hb-1 ' })).toEqual(['HB-1']);
    expect(await numbers({ search: 'hb-' })).toHaveLength(40);
    expect(await numbers({ search: 'HB-1', state: 'held' })).toEqual([]);
    expect(await numbers({ search: 'HB-4000' })).toEqual([]);
  });

  it('shows what came in or went out within a time, as the dashboard counts it', async () => {
    const all = await find({});
    const [second, , , , sixth] = all.slice(1);
    if (!second || !sixth) throw new Error('There are 40.');
    const came = { which: 'in', from: sixth.receivedAt, until: second.receivedAt } as const;
    expect(await numbers({ moved: came })).toEqual(all.slice(2, 6).map(({ number }) => number));
    const home = await summarizeHome(test.world, { member, timeZone: 'UTC', range: 'month' });
    for (const [index, { start, in: orders, out }] of home.stretches.entries()) {
      const until = home.stretches[index + 1]?.start;
      expect(await numbers({ moved: { which: 'in', from: start, until } }), start).toHaveLength(orders);
      // The counting of hours before the last ones is of what came only, in this seed.
      if (until === undefined) expect(await numbers({ moved: { which: 'out', from: start } })).toHaveLength(out);
    }
  });
});

it.each(['failed', 'start'] as const)('everything a list shows can be tried again, from %s', async (from) => {
  await test.world.db
    .insertInto('auth_user')
    .values({ id: member.userId, name: 'Nobody', email: 'nobody@example.com' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const what = { kind: 'search', search: { state: 'needsFix' } } as const;
  const planned = await planRetry(test.world, { member, plan: { what, from, version: 'pinned' } });
  // Also where a later message of the order crossed the same flow without a stop.
  expect(planned).toMatchObject({ ok: true, value: { things: (await find({ state: 'needsFix' })).length } });
});

describe('a group of problems', () => {
  const worth = async () => {
    const groups = await listProblemGroups(test.world, member);
    return groups.flatMap(({ value }) => value).reduce((sum, { amount }) => sum + Number(amount), 0);
  };

  it('is worth what its orders are worth, each order once, also after they changed', async () => {
    const stuck = await find({ state: 'needsFix' });
    const sum = stuck.reduce((total, { total: one }) => total + Number(one), 0);
    expect(await worth()).toBe(sum);
    await change(sql`insert into problem (workspace_id, id, code, subject, message, order_id, connection_id)
      select workspace_id, gen_random_uuid(), code, subject, message, order_id, connection_id from problem limit 1`);
    expect(await worth()).toBe(sum);
    await change(sql`update "order" set total = total + 100 where id = ${stuck[0]?.id}`);
    expect(await worth()).toBe(sum + 100);
  });

  it('has the earliest ship-by time of those that still have to be shipped', async () => {
    const shipBy = async () => (await listProblemGroups(test.world, member))[0]?.shipBy;
    await change(sql`update "order" set fulfillment = 'unfulfilled', cancellation = 'none', ship_by = '2020-01-02T00:00:00Z'
      where id in (select order_id from problem order by opened_at desc limit 1)`);
    expect(await shipBy()).toBe('2020-01-02T00:00:00.000Z');
    await change(sql`update "order" set fulfillment = 'fulfilled' where ship_by = '2020-01-02T00:00:00Z'`);
    expect(await shipBy()).not.toBe('2020-01-02T00:00:00.000Z');
  });
});
