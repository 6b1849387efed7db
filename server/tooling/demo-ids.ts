import { randomUUID } from 'node:crypto';
import { startBackfill } from '../connections/start-backfill';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import { withWorkspace } from '../db/with-workspace';
import { listRetries } from '../health/list-retries';
import { planRetry } from '../health/plan-retry';
import { createApiKey } from '../keys/create-api-key';
import { listOrders } from '../orders/list-orders';
import { askAccess } from '../staff/ask-access';
import { saveTemplate } from '../templates/save-template';
import type { Ids } from '../trpc/isolation-questions';
import { inviteMember } from '../workspaces/invite-member';
import type { TestDemo } from './test-demo';
import { insertTold } from './told-ids';

/** One id of every kind in the demo's workspace, with things behind all of them. */
export async function idsOfDemo(demo: TestDemo): Promise<Ids> {
  const { number } = demo.sandbox.simulators.lantern.place({ skus: [unlistedProduct.sku], quantity: 1 });
  const search = { search: number, state: 'needsFix', limit: 1 } as const;
  const look = async () => (await listOrders(demo.world, { member: demo.owner, search })).rows[0]?.id;
  await until(async () => Boolean(await look()));
  const range = { from: new Date(0), to: new Date() };
  const backfill = await startBackfill(demo.world, { member: demo.owner, connectionId: demo.at.harbour, ...range });
  if (!backfill.ok) throw new Error('a backfill');
  return {
    ...(await harvest(demo)),
    holdId: await aHold(demo),
    taskId: await aTask(demo),
    backfillId: backfill.value.id,
    connectionId: demo.at.store,
    flowId: demo.flows.toStore,
    userId: demo.owner.userId,
    invitationId: await anInvitation(demo),
    templateId: await aTemplate(demo),
    slug: demo.owner.slug,
    keyId: await aKey(demo),
    ...(await insertTold(demo)),
    accessId: await anAccess(demo),
  };
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const patience = Date.now() + 15_000;
  while (!(await isTrue())) {
    if (Date.now() > patience) throw new Error('It did not come about within 15 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const harvest = (demo: TestDemo) =>
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
const aHold = (demo: TestDemo) =>
  withWorkspace(demo.world.db, demo.owner.workspaceId, async (trx) => {
    const run = await trx.selectFrom('run').select(['id', 'order_id as orderId']).executeTakeFirstOrThrow();
    const hold = { kind: 'hold', order_id: run.orderId, run_id: run.id, flow_id: demo.flows.toStore, node_id: 'hold' };
    const asked = { title: 'Hold', port: 'approved', reject_port: 'rejected', approvers: 'editor' };
    const row = { workspace_id: demo.owner.workspaceId, id: randomUUID(), ...hold, ...asked };
    return (await trx.insertInto('pause').values(row).returning('id').executeTakeFirstOrThrow()).id;
  });

/** Somebody is about to try everything again. */
async function aTask(demo: TestDemo): Promise<string> {
  const what = { kind: 'search', search: { state: 'needsFix' } } as const;
  const plan = { what, from: 'failed', version: 'pinned' } as const;
  const planned = await planRetry(demo.world, { member: demo.owner, plan });
  if (!planned.ok) throw new Error('There is nothing to try again.');
  const taskId = planned.value.id;
  const seen = () => listRetries(demo.world, { member: demo.owner, taskId });
  await until(async () => (await seen())[0]?.state === 'ready');
  return taskId;
}

const anInvitation = async (demo: TestDemo) => {
  const invited = await inviteMember(demo.world, {
    member: demo.owner,
    email: 'tom@example.com',
    role: 'viewer',
    until: null,
  });
  if (!invited.ok) throw new Error('an invitation');
  return invited.value.id;
};

const aKey = async (demo: TestDemo) => {
  const made = await createApiKey(demo.world, { member: demo.owner, name: 'Ours', role: 'viewer', days: null });
  if (!made.ok) throw new Error('a key');
  return made.value.id;
};

const aTemplate = async (demo: TestDemo) => {
  const choices = { slotLabels: {}, parameters: [] };
  const saved = await saveTemplate(demo.world, {
    member: demo.owner,
    flowId: demo.flows.toStore,
    template: { name: 'Ours', description: '', audience: 'mine', choices },
  });
  if (!saved.ok) throw new Error('a template');
  return saved.value.id;
};

/** The demo's owner runs the installation too, and asks themselves. */
async function anAccess(demo: TestDemo): Promise<string> {
  const person = { userId: demo.owner.userId, address: null };
  const asked = await askAccess(demo.world, { person, workspaceId: demo.owner.workspaceId, reason: 'A look' });
  if (!asked.ok) throw new Error('a request');
  return asked.value.id;
}
