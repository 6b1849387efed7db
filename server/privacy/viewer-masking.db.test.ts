import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { permissions } from '../auth/permissions';
import { withWorkspace } from '../db/with-workspace';
import { listOrders } from '../orders/list-orders';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aColleague } from '../tooling/test-world';
import { appRouter } from '../trpc/app-router';
import { type Ids, questions } from '../trpc/isolation-questions';
import type { Context } from '../trpc/procedures';
import type { Member } from '../workspaces/member';
import { canary } from './canary';
import { plantPerson } from './plant-person';

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

/** One id of every kind, of what is about the person wherever there is such a thing. */
const plant = (): Promise<Ids> =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
    const found = await plantPerson(trx, demo.owner.workspaceId);
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
