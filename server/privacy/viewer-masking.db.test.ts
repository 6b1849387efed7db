import { TRPCError } from '@trpc/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { permissions } from '../auth/permissions';
import { upsertOrders } from '../db/queries/decide-writes';
import { toJsonb } from '../db/to-jsonb';
import { withWorkspace } from '../db/with-workspace';
import { toOrderRow } from '../jobs/order-row';
import { listOrders } from '../orders/list-orders';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aColleague } from '../tooling/test-world';
import { appRouter } from '../trpc/app-router';
import { type Ids, questions } from '../trpc/isolation-questions';
import type { Context } from '../trpc/procedures';
import type { Member } from '../workspaces/member';
import { aPersonalOrder, canary, everyText } from './canary';

let demo: TestDemo;
let viewer: Member;
let ids: Ids;

beforeAll(async () => {
  demo = await startTestDemo();
  viewer = await aColleague(demo.world, { of: demo.owner, role: 'viewer' });
  const { number } = demo.sandbox.simulators.lantern.place({ skus: ['NO-SUCH-SKU'], quantity: 1 });
  const search = { search: number, state: 'needsFix', limit: 1 } as const;
  const look = async () => (await listOrders(demo.world, { member: demo.owner, search })).rows[0]?.id;
  await vi.waitFor(async () => expect(await look()).toBeTruthy(), { timeout: 15_000 });
  ids = await plant();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

/** The person in every field of the order, and quoted wherever the program writes about it. */
const plant = () =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
    const { workspaceId } = demo.owner;
    const found = await trx
      .selectFrom('delivery')
      .innerJoin('order', 'order.id', 'delivery.order_id')
      .innerJoin('problem', 'problem.delivery_id', 'delivery.id')
      .select([
        'delivery.id as deliveryId',
        'delivery.run_id as runId',
        'order.id as orderId',
        'delivery.flow_id as flowId',
      ])
      .select([
        'order.connection_id as connectionId',
        'order.external_id as externalId',
        'order.number',
        'order.channel',
      ])
      .executeTakeFirstOrThrow();
    const { connectionId, externalId, number, channel } = found;
    const order = aPersonalOrder({ connectionId, orderId: externalId, number, channel });
    await upsertOrders(workspaceId, [toOrderRow(found.orderId, order)]).execute(trx);
    const said = everyText(order);
    const reason = { text: said, holds: false, parts: [{ text: said, holds: false }] };
    const changes = [{ field: 'note', label: 'Note', before: said, after: said }];
    const step = { nodeId: 'x', type: 'condition', port: 'no', reason, changes, message: said };
    const trace = toJsonb({ steps: [step], effects: [] });
    const exchange = { at: '2026-01-01', ms: 1, method: 'POST', url: said, request: said, status: 400, response: said };
    const problem = toJsonb({ code: 'destination.refused', message: said, retry: 'never' });
    for (const statement of [
      sql`update run set trace = ${trace}::jsonb where workspace_id = ${workspaceId} and id = ${found.runId}`,
      sql`update delivery set exchanges = ${toJsonb([exchange])}::jsonb, note = ${said}, problem = ${problem}::jsonb
        where workspace_id = ${workspaceId} and id = ${found.deliveryId}`,
      sql`update problem set message = ${said}, advice = ${said} where workspace_id = ${workspaceId}`,
      sql`insert into order_note (workspace_id, id, order_id, text) values (${workspaceId}, gen_random_uuid(), ${found.orderId}, ${said})`,
      sql`insert into pause (workspace_id, id, kind, order_id, run_id, flow_id, node_id, title, port, reject_port, approvers, message)
        values (${workspaceId}, gen_random_uuid(), 'hold', ${found.orderId}, ${found.runId}, ${found.flowId}, 'x', 'Hold', 'a', 'b', 'editor', ${said})`,
      sql`update inbox_entry set body = ${said}::text::bytea where workspace_id = ${workspaceId}`,
      sql`insert into retry_task (workspace_id, id, title, from_where, version, state)
        values (${workspaceId}, ${found.runId}, 'Chosen orders', 'failed', 'pinned', 'ready')`,
      sql`insert into retry_item (workspace_id, task_id, place, order_id, delivery_id, run_id, expected, found)
        values (${workspaceId}, ${found.runId}, 1, ${found.orderId}, ${found.deliveryId}, ${found.runId}, 'create', ${toJsonb({ message: said })}::jsonb)`,
    ])
      await statement.execute(trx);
    const message = await trx.selectFrom('inbox_entry').select('id').executeTakeFirstOrThrow();
    const none = { backfillId: found.runId, holdId: found.runId, taskId: found.runId, invitationId: found.runId };
    const told = {
      accessId: found.runId,
      keyId: found.runId,
      alertId: found.runId,
      endpointId: found.runId,
      webhookMessageId: found.runId,
    };
    const named = { ...found, ...none, ...told, templateId: found.runId, messageId: message.id, userId: viewer.userId };
    return { ...named, slug: demo.owner.slug };
  });

async function answer(member: Member, path: string): Promise<string> {
  const { userId, userName } = member;
  const context: Context = {
    world: demo.world,
    account: { id: userId, name: userName, email: 'someone@example.com' },
    address: null,
    findMember: () => Promise.resolve(member),
    noteDenied: () => Promise.resolve(),
  };
  const [area = '', name = ''] = path.split('.');
  const caller = appRouter.createCaller(context) as unknown as Record<
    string,
    Record<string, (input: object) => Promise<unknown>>
  >;
  const input = { workspace: member.slug, ...questions[path]?.(ids), ...wider[path] };
  try {
    return JSON.stringify((await caller[area]?.[name]?.(input)) ?? null);
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === 'INTERNAL_SERVER_ERROR') throw error;
    return JSON.stringify([error.code, error.cause]);
  }
}

/** Where the isolation test asks for something narrower than everything there is. */
const wider: Readonly<Record<string, object>> = {
  'orders.list': { connectionId: undefined, search: '' },
  'runs.list': { flowId: undefined, connectionId: undefined },
  'search.everything': { text: 'lb' },
};

/** Leaving would end the walk. */
const paths = Object.keys(questions).filter((path) => path !== 'members.leave');

it('tells a viewer nothing of who bought an order, whatever is asked', async () => {
  const leaks: string[] = [];
  for (const path of paths) {
    const text = await answer(viewer, path);
    if (text.toLowerCase().includes(canary.toLowerCase())) leaks.push(`${path}: ${excerpt(text)}`);
  }
  expect(leaks).toEqual([]);
});

it('lets a viewer look for no buyer', async () => {
  for (const text of [canary, `${canary}-buyer@example.com`]) {
    const { rows } = await listOrders(demo.world, { member: viewer, search: { search: text, state: 'all', limit: 5 } });
    expect(rows).toEqual([]);
  }
});

it('would have noticed: those who work on orders do see it', async () => {
  const open = ['orders.list', 'orders.get', 'orders.raw', 'runs.get', 'runs.list', 'problems.groups', 'home.summary'];
  for (const path of open) expect((await answer(demo.owner, path)).toLowerCase(), path).toContain(canary.toLowerCase());
});

it('walks every procedure there is', () => {
  const inside = Object.keys(permissions).filter((path) => typeof permissions[path] !== 'string');
  expect([...paths, 'members.leave'].sort()).toEqual(inside.sort());
});

function excerpt(text: string): string {
  const at = text.toLowerCase().indexOf(canary.toLowerCase());
  return text.slice(Math.max(0, at - 60), at + 60);
}
