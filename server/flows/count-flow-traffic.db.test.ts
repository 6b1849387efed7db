import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Result } from '../../nodes/problem';
import { addTraffic, addUpTraffic, dropOldTraffic } from '../db/queries/flow-traffic';
import { withWorkspace } from '../db/with-workspace';
import { listRuns } from '../runs/list-runs';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { countFlowTraffic } from './count-flow-traffic';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}

const count = async (window: 'hour' | 'day', later = 0) => {
  const now = () => new Date(Date.now() + later);
  return value(
    await countFlowTraffic({ ...demo.world, now }, { member: demo.owner, flowId: demo.flows.toStore, window }),
  );
};
const HOUR = 3_600_000;

it('counts every order on the wires it took and at the step where it got stuck, and leads to those orders', async () => {
  const { harbour } = demo.sandbox.simulators;
  const fine = harbour.place();
  const unknown = harbour.place({ skus: ['LANTERN-RED'], quantity: 1 });
  await vi.waitFor(
    async () => expect((await count('hour')).nodes['store']).toEqual({ visits: 2, failures: 1 }),
    15_000,
  );
  const traffic = await count('hour');
  expect(traffic.edges).toMatchObject({ 'harbour:out': 2, 'tag-harbour:out': 2, 'paid:yes': 2 });
  expect(await count('day')).toEqual(traffic);
  const numbers = async (search: object) => {
    const all = { flowId: demo.flows.toStore, limit: 10, ...search };
    const { rows } = await listRuns(demo.world, { member: demo.owner, search: all });
    return rows.map(({ orderNumber }) => orderNumber).sort();
  };
  const both = [fine.number, unknown.number].sort();
  expect(await numbers({ nodeId: 'paid', port: 'yes' })).toEqual(both);
  expect(await numbers({ nodeId: 'paid', port: 'no' })).toEqual([]);
  expect(await numbers({ nodeId: 'store', state: 'problem' })).toEqual([unknown.number]);
  expect(await numbers({ nodeId: 'paid', state: 'problem' })).toEqual([]);
});

it('forgets what is longer ago than the window', async () => {
  expect((await count('hour', 2 * HOUR)).nodes).toEqual({});
  expect((await count('day', 2 * HOUR)).nodes['store']).toMatchObject({ visits: 2 });
  expect((await count('day', 26 * HOUR)).nodes).toEqual({});
});

it('keeps one row for a node and a moment however many orders come by, adds them up to hours, and drops them after a day', async () => {
  const { workspaceId } = demo.owner;
  const flowId = demo.flows.home;
  const one = { workspaceId, flowId, nodeId: 'n', what: 'visited', port: '' } as const;
  await withWorkspace(demo.world.db, workspaceId, async (trx) => {
    const rows = async () => {
      const found = await trx
        .selectFrom('flow_traffic')
        .select(['span', 'orders'])
        .where('flow_id', '=', flowId)
        .execute();
      return found.map(({ span, orders }) => `${span} ${orders}`).sort();
    };
    const age = (hours: number) =>
      trx
        .updateTable('flow_traffic')
        .set({ slot: sql`slot - ${hours} * interval '1 hour'` })
        .where('flow_id', '=', flowId)
        .execute();
    const sweep = async () => {
      await addUpTraffic([workspaceId]).execute(trx);
      await dropOldTraffic([workspaceId]).execute(trx);
    };
    for (let batch = 0; batch < 5; batch += 1) await addTraffic(Array.from({ length: 200 }, () => one)).execute(trx);
    await sweep();
    expect(await rows()).toEqual(['minutes 1000']);
    await age(3);
    await addTraffic([one]).execute(trx);
    await sweep();
    expect(await rows()).toEqual(['hour 1000', 'minutes 1']);
    await age(22);
    await sweep();
    expect(await rows()).toEqual(['hour 1', 'hour 1000']);
    await age(3);
    await sweep();
    expect(await rows()).toEqual(['hour 1']);
  });
});
