import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { permissions } from '../auth/permissions';
import { startBackfill } from '../connections/start-backfill';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import type { Db } from '../db/connection';
import { withWorkspace } from '../db/with-workspace';
import { createApiKey } from '../keys/create-api-key';
import { listRetries } from '../health/list-retries';
import { planRetry } from '../health/plan-retry';
import { listOrders } from '../orders/list-orders';
import { saveTemplate } from '../templates/save-template';
import { ForgetWhere } from '../tooling/forget-where';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aMember } from '../tooling/test-world';
import { inviteMember } from '../workspaces/invite-member';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { appRouter } from './app-router';
import { type Ids, otherQuestions, questions } from './isolation-questions';
import type { Context } from './procedures';

let demo: TestDemo;
let eve: Member;
let ours: Ids;

beforeAll(async () => {
  demo = await startTestDemo();
  eve = await aMember(demo.world, { name: 'Eve' });
  const { number } = demo.sandbox.simulators.lantern.place({ skus: [unlistedProduct.sku], quantity: 1 });
  const search = { search: number, state: 'needsFix', limit: 1 } as const;
  const look = async () => (await listOrders(demo.world, { member: demo.owner, search })).rows[0]?.id;
  await vi.waitFor(async () => expect(await look()).toBeTruthy(), { timeout: 15_000 });
  const range = { from: new Date(0), to: new Date() };
  const backfill = await startBackfill(demo.world, { member: demo.owner, connectionId: demo.at.harbour, ...range });
  if (!backfill.ok) throw new Error('a backfill');
  ours = {
    ...(await harvest()),
    holdId: await aHold(),
    taskId: await aTask(),
    backfillId: backfill.value.id,
    connectionId: demo.at.store,
    flowId: demo.flows.toStore,
    userId: demo.owner.userId,
    invitationId: await anInvitation(),
    templateId: await aTemplate(),
    slug: demo.owner.slug,
    keyId: await aKey(),
  };
}, 60_000);
afterAll(() => demo.drop(), 60_000);

const harvest = () =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
    const row = await trx
      .selectFrom('delivery')
      .innerJoin('inbox_entry', 'inbox_entry.workspace_id', 'delivery.workspace_id')
      .select(['delivery.id as deliveryId', 'order_id as orderId', 'run_id as runId', 'inbox_entry.id as messageId'])
      .where('delivery.state', '=', 'parked')
      .executeTakeFirstOrThrow();
    return row;
  });

/** As a step "Hold for approval" would leave it. */
const aHold = () =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
    const run = await trx.selectFrom('run').select(['id', 'order_id as orderId']).executeTakeFirstOrThrow();
    const hold = { kind: 'hold', order_id: run.orderId, run_id: run.id, flow_id: demo.flows.toStore, node_id: 'hold' };
    const asked = { title: 'Hold', port: 'approved', reject_port: 'rejected', approvers: 'editor' };
    const row = { workspace_id: demo.owner.workspaceId, id: randomUUID(), ...hold, ...asked };
    return (await trx.insertInto('pause').values(row).returning('id').executeTakeFirstOrThrow()).id;
  });

/** Somebody is about to try everything again. */
async function aTask(): Promise<string> {
  const what = { kind: 'search', search: { state: 'needsFix' } } as const;
  const plan = { what, from: 'failed', version: 'pinned' } as const;
  const planned = await planRetry(demo.world, { member: demo.owner, plan });
  if (!planned.ok) throw new Error('There is nothing to try again.');
  const taskId = planned.value.id;
  const seen = () => listRetries(demo.world, { member: demo.owner, taskId });
  await vi.waitFor(async () => expect(await seen()).toMatchObject([{ state: 'ready' }]), { timeout: 15_000 });
  return taskId;
}

const anInvitation = async () => {
  const invited = await inviteMember(demo.world, {
    member: demo.owner,
    email: 'tom@example.com',
    role: 'viewer',
    until: null,
  });
  if (!invited.ok) throw new Error('an invitation');
  return invited.value.id;
};

const aKey = async () => {
  const made = await createApiKey(demo.world, { member: demo.owner, name: 'Ours', role: 'viewer', days: null });
  if (!made.ok) throw new Error('a key');
  return made.value.id;
};

const aTemplate = async () => {
  const choices = { slotLabels: {}, parameters: [] };
  const saved = await saveTemplate(demo.world, {
    member: demo.owner,
    flowId: demo.flows.toStore,
    template: { name: 'Ours', description: '', audience: 'mine', choices },
  });
  if (!saved.ok) throw new Error('a template');
  return saved.value.id;
};

const random = (): Ids => ({
  flowId: randomUUID(),
  connectionId: randomUUID(),
  orderId: randomUUID(),
  runId: randomUUID(),
  deliveryId: randomUUID(),
  backfillId: randomUUID(),
  holdId: randomUUID(),
  taskId: randomUUID(),
  messageId: '999999999999',
  userId: randomUUID(),
  invitationId: randomUUID(),
  templateId: randomUUID(),
  slug: 'nowhere',
  keyId: randomUUID(),
});

function callerFor(member: Member, world: World) {
  const { userId, userName } = member;
  const context: Context = {
    world,
    account: { id: userId, name: userName, email: 'eve@example.com' },
    address: null,
    findMember: (slug) => Promise.resolve(slug === member.slug ? member : null),
    noteDenied: () => Promise.resolve(),
  };
  return appRouter.createCaller(context);
}

interface Question {
  readonly path: string;
  readonly input: object;
  readonly world?: World;
}

/** The answer as text, with what differs from call to call by nature left out. */
async function answer({ path, input, world = demo.world }: Question): Promise<string> {
  const [area = '', name = ''] = path.split('.');
  const caller = callerFor(eve, world) as unknown as Record<
    string,
    Record<string, (input: object) => Promise<unknown>>
  >;
  try {
    return JSON.stringify(await caller[area]?.[name]?.(input));
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === 'INTERNAL_SERVER_ERROR') throw error;
    return JSON.stringify([error.code, error.cause]);
  }
}

/** What the worker goes on writing meanwhile. */
const ownDoing = [
  'last_received_at',
  'last_poll',
  'last_poll_at',
  'next_poll_at',
  'poll_cursor',
  'cursor_version',
  'counted_until',
];

/** Every row of the demo's workspace that people or procedures can change. */
const everything = () =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
    const tables = [
      'flow',
      'flow_version',
      'connection',
      'order_note',
      'sku_map',
      'delivery',
      'pause',
      'retry_task',
      'retry_item',
      'problem',
      'audit_entry',
      'run',
      'document',
      'paper_template',
      'paper_job',
      'member',
      'invitation',
      'workspace',
      'template',
      'api_key',
    ];
    const dumps = tables.map((table) =>
      sql<{
        rows: unknown;
      }>`select jsonb_agg(to_jsonb(t) - ${ownDoing}::text[] order by t::text) as rows from ${sql.table(table)} t`.execute(
        trx,
      ),
    );
    return JSON.stringify((await Promise.all(dumps)).map(({ rows }) => rows));
  });

it('has a question for every procedure inside a workspace', () => {
  const inside = Object.keys(permissions).filter((path) => typeof permissions[path] !== 'string');
  expect(Object.keys(questions).sort()).toEqual(inside.sort());
});

async function compare(world: World): Promise<void> {
  const before = await everything();
  for (const [path, ask] of [...Object.entries(questions), ...otherQuestions]) {
    const workspace = { workspace: eve.slug };
    const foreign = await answer({ path, world, input: { ...workspace, ...ask(ours) } });
    const missing = await answer({ path, world, input: { ...workspace, ...ask(random()) } });
    expect(foreign, path).toBe(missing);
    for (const name of ['LB-1000', 'Harbour Market', unlistedProduct.sku]) expect(foreign, path).not.toContain(name);
  }
  expect(await everything()).toBe(before);
}

it('answers somebody else’s ids as it answers ids that nobody has, and changes nothing', () => compare(demo.world));

describe('with every condition on the workspace forgotten', () => {
  const forgetful = new ForgetWhere();
  const flowsSeenBy = (db: Db) =>
    withWorkspace(db, [eve.workspaceId, demo.owner.workspaceId], (trx) =>
      trx.selectFrom('flow').select('workspace_id').where('workspace_id', '=', eve.workspaceId).execute(),
    );

  it('finds rows of another workspace, where the database lets it see them', async () => {
    expect(await flowsSeenBy(demo.world.db)).toEqual([]);
    expect(await flowsSeenBy(demo.world.db.withPlugin(new ForgetWhere()))).not.toEqual([]);
  });

  it('still answers somebody else’s ids as it answers ids that nobody has, and changes nothing', async () => {
    await compare({ ...demo.world, db: demo.world.db.withPlugin(forgetful) });
    expect(forgetful.forgotten).toBeGreaterThan(150);
  });
});

it('answers somebody else’s workspace as one that does not exist', async () => {
  for (const [path, ask] of [...Object.entries(questions), ...otherQuestions]) {
    const foreign = await answer({ path, input: { workspace: demo.owner.slug, ...ask(ours) } });
    const missing = await answer({ path, input: { workspace: 'nowhere', ...ask(ours) } });
    expect(foreign, path).toBe(missing);
    expect(foreign, path).toContain('NOT_FOUND');
  }
});
