import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { countHours } from '../db/queries/dashboard';
import { withWorkspace } from '../db/with-workspace';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aMember } from '../tooling/test-world';
import { getWorkspace } from '../workspaces/get-workspace';
import { type HomeSummary, summarizeHome } from './summarize-home';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

const sumOf = ({ stretches }: HomeSummary) => ({
  stretches: stretches.length,
  in: stretches.reduce((sum, one) => sum + one.in, 0),
  out: stretches.reduce((sum, one) => sum + one.out, 0),
});

describe('home', () => {
  it('leads a new workspace step by step', async () => {
    const eve = await aMember(demo.world, { name: 'Eve' });
    const home = await summarizeHome(demo.world, { member: eve, timeZone: 'UTC' });
    expect(home).toMatchObject({
      sentence: 'Nothing is connected yet.',
      ordersToday: 0,
      connections: [],
      problems: [],
    });
    expect(home.firstSteps.map(({ done }) => done)).toEqual([false, false, false, false, false]);
    expect(home.firstSteps[0]?.href).toBe(`/${eve.slug}/connections`);
  });

  it('counts what came and what went, hour by hour', async () => {
    for (let count = 0; count < 3; count += 1) demo.sandbox.simulators.harbour.place();
    const home = await vi.waitFor(async () => {
      const seen = await summarizeHome(demo.world, { member: demo.owner, timeZone: 'UTC' });
      expect(seen.published24h).toBe(3);
      return seen;
    }, 15_000);
    expect(sumOf(home)).toEqual({ stretches: 24, in: 3, out: 3 });
    expect(home.flowing).toMatchObject({ success: 1, atRisk: [] });
    expect(home.flowing.medianMs).toBeGreaterThan(0);
    const harbour = home.connections.find(({ name }) => name === 'Harbour Market');
    expect(harbour).toMatchObject({ state: 'active', kind: 'marketplace' });
    expect(harbour?.perHour.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3);
    expect(home.firstSteps.every(({ done }) => done)).toBe(true);
    expect(home.sentence).toBe('Everything is flowing. 3 orders in the last 24 hours.');
  });

  it('puts an account that lets us in no more before everything else, with the orders that wait for it', async () => {
    const { workspaceId } = demo.owner;
    const { store } = demo.at;
    const change = (statement: ReturnType<typeof sql>) =>
      withWorkspace(demo.world.db, workspaceId, (trx) => statement.execute(trx));
    const home = () => summarizeHome(demo.world, { member: demo.owner, timeZone: 'UTC' });
    // Whoever delivers there now has read the account already, and would deliver one more.
    await expect
      .poll(async () => {
        const { rows } = await change(
          sql`select from delivery_lane where connection_id = ${store} and held_until > now()`,
        );
        return rows.length;
      })
      .toBe(0);
    const problem = { code: 'connection.unauthorized', message: 'The key is not accepted any more.', retry: 'never' };
    await change(
      sql`update connection set state = 'attention', problem = ${JSON.stringify(problem)}::jsonb where id = ${store}`,
    );
    demo.sandbox.simulators.harbour.place();
    await expect
      .poll(async () => (await home()).stopped, { timeout: 15_000 })
      .toMatchObject([
        {
          connectionId: store,
          message: 'Workshop Store: The key is not accepted any more.',
          advice: expect.stringContaining('Connect the account again'),
          orders: 1,
          value: [{ amount: expect.any(String), currency: expect.any(String) }],
        },
      ]);
    const told = await home();
    expect(told.sentence).toMatch(/^Workshop Store has to be connected again\./);
    await change(sql`update connection set state = 'active', problem = null where id = ${store}`);
    await expect.poll(async () => (await home()).waiting, { timeout: 15_000 }).toBe(0);
    expect((await home()).stopped).toEqual([]);
  });

  it.each([
    ['week', 7],
    ['month', 30],
  ] as const)(
    'counts a %s in %i days of the reader’s, from hours counted before and the one under way',
    async (range, stretches) => {
      await withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
        await countHours([demo.owner.workspaceId]).execute(trx);
        await sql`insert into order_hour (workspace_id, connection_id, hour, came, went)
        values (${demo.owner.workspaceId}, ${demo.at.harbour}, date_trunc('hour', now()) - interval '50 hours', 40, 0)
        on conflict do nothing`.execute(trx);
      });
      const home = await summarizeHome(demo.world, { member: demo.owner, timeZone: 'Australia/Sydney', range });
      expect(sumOf(home)).toEqual({ stretches, in: 44, out: 4 });
    },
  );

  it('says when a source is silent for longer than by chance', async () => {
    await withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
      await sql`insert into order_hour (workspace_id, connection_id, hour, came, went)
        select ${demo.owner.workspaceId}, ${demo.at.lantern}, date_trunc('hour', now()) - n * interval '1 hour', 6, 0
        from generate_series(3, 24 * 10) n`.execute(trx);
      await sql`update connection set last_received_at = now() - interval '3 hours' where id = ${demo.at.lantern}`.execute(
        trx,
      );
    });
    const quiet = async () => {
      const home = await summarizeHome(demo.world, { member: demo.owner, timeZone: 'UTC' });
      return home.connections.find(({ name }) => name === 'Lantern Bazaar')?.quiet ?? null;
    };
    expect((await quiet())?.expected).toBeGreaterThan(12);
    demo.sandbox.simulators.lantern.place();
    await expect.poll(quiet, { timeout: 15_000 }).toBeNull();
  });

  it('tells the frame how many wait for a person', async () => {
    await expect
      .poll(() => getWorkspace(demo.world, demo.owner), { timeout: 15_000 })
      .toMatchObject({
        slug: 'demo-workshop',
        role: 'owner',
        counts: { orders24h: 5, needsFix: 0, connections: 3 },
        demo: null,
      });
  });
});
