import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { OrderEventKind } from '../../nodes/order/event';
import { toJsonb } from '../db/to-jsonb';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { aDrawing } from '../faults/a-drawing';
import { aHouse, type House, until } from '../faults/a-house';
import { createdAtShop, runsOf } from '../faults/ledger-of';
import { anOrderMessage, aRawOrder } from '../faults/seed';
import { approveOrder } from '../orders/approve-order';
import { rejectOrder } from '../orders/reject-order';
import type { Member, Role } from '../workspaces/member';
import { retryRun } from './intervene';

let house: House;
afterEach(() => house.close());

const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(house.world.db, house.workspaceId, work);
const pauses = () =>
  inWorkspace((trx) =>
    trx.selectFrom('pause').select(['id', 'kind', 'state', 'reason']).orderBy('started_at').execute(),
  );
const errands = () => inWorkspace((trx) => trx.selectFrom('errand').select('id').execute());
const untilPaused = (count = 1) =>
  until('it stands still', {
    holds: async () => (await pauses()).filter(({ state }) => state === 'open').length === count,
  });
const untilDone = () =>
  until('every run has ended', {
    holds: async () => (await runsOf(house)).every(({ state }) => state === 'done' || state === 'cancelled'),
  });
/** As if the clocks had gone on. */
const timeComes = () =>
  inWorkspace((trx) => sql`update errand set due_at = now() where pause_id is not null`.execute(trx));

const flow =
  (type: 'wait' | 'hold', settings: Record<string, unknown>, events: OrderEventKind[] = ['created']) =>
  ({ from, to }: { from: string; to: string }) =>
    aDrawing(
      {
        in: ['source', { connectionId: from, events }],
        pause: [type, settings],
        shop: ['publish', { connectionId: to, onlyToOrigin: false }],
        no: ['stop', { message: 'Not for us: {{number}}' }],
      },
      'in.out>pause',
      type === 'wait' ? 'pause.done>shop' : 'pause.approved>shop',
      ...(type === 'wait' ? [] : ['pause.rejected>no']),
    );
const anHour = { how: 'duration', minutes: 60 };
const asking = { message: 'Really {{number}}?' };
const cancelled = (orderId: string) => ({
  ...anOrderMessage(orderId, { id: `cancel-${orderId}`, at: '2026-01-10T10:00:00Z' }),
  cancelled: true,
});

async function aPerson(role: Role, name: string = role): Promise<Member> {
  const { world, workspaceId } = house;
  const userId = uuidv7();
  await world.db
    .insertInto('auth_user')
    .values({ id: userId, name, email: `${userId}@example.com` })
    .execute();
  return {
    workspaceId,
    slug: 'w',
    workspaceName: 'w',
    role,
    userId,
    userName: name,
    isConsultant: false,
    address: null,
  };
}
const holdId = async () => (await pauses()).find(({ state }) => state === 'open')?.id ?? '';

async function paused(...drawing: Parameters<typeof flow>) {
  house = await aHouse({ flow: flow(...drawing) });
  const worker = await house.startWorker();
  await house.post(anOrderMessage('1'));
  await untilPaused();
  expect(await runsOf(house)).toMatchObject([{ state: 'waiting', open: 1 }]);
  expect(createdAtShop(house).size).toBe(0);
  return worker;
}

describe('an order that waits', () => {
  it('goes on at its time, once, whatever was restarted meanwhile', async () => {
    const worker = await paused('wait', anHour);
    await worker.stop();
    await timeComes();
    await Promise.all([house.startWorker(), house.startWorker()]);
    await until('it is created', { holds: () => createdAtShop(house).get('1') === 1 });
    await untilDone();
    expect(await runsOf(house)).toMatchObject([{ result: 'published', open: 0 }]);
    expect(await pauses()).toMatchObject([{ kind: 'wait', state: 'over' }]);
    expect(createdAtShop(house).get('1')).toBe(1);
  });

  it('goes on by the version of the flow it began with', async () => {
    await paused('wait', anHour);
    const empty = toJsonb({ version: 1, nodes: [], edges: [] });
    await inWorkspace(async (trx) => {
      const { id: flowId } = await trx.selectFrom('flow').select('id').executeTakeFirstOrThrow();
      const version = { workspace_id: house.workspaceId, flow_id: flowId, number: 2, document: empty, revision: 2 };
      await trx.insertInto('flow_version').values(version).execute();
      await trx.updateTable('flow').set({ live_version: 2 }).execute();
    });
    await timeComes();
    await until('it is created', { holds: () => createdAtShop(house).get('1') === 1 });
  });

  it('takes along what changed meanwhile', async () => {
    await paused('wait', anHour);
    const changed = aRawOrder('1', { updatedAt: '2026-01-10T11:00:00Z', tags: ['late'] });
    await house.post(anOrderMessage('1', { id: 'later', at: changed.updatedAt, order: changed }));
    await until('the change has come', {
      holds: async () =>
        (await inWorkspace((trx) => trx.selectFrom('order').select('tags').execute()))[0]?.tags[0] === 'late',
    });
    await timeComes();
    await until('it is created', { holds: () => createdAtShop(house).get('1') === 1 });
    expect(house.shop.ledger[0]?.body).toMatchObject({ tags: ['late'] });
  });

  it('waits no longer once the whole order is cancelled, and is not sent', async () => {
    await paused('wait', anHour);
    await house.post(cancelled('1'));
    await untilDone();
    expect(await pauses()).toMatchObject([{ state: 'calledOff', reason: 'The order was cancelled.' }]);
    expect(await errands()).toEqual([]);
    expect(await runsOf(house)).toMatchObject([{ state: 'done', result: 'filtered', open: 0 }]);
    expect(createdAtShop(house).size).toBe(0);
  });

  it('lets the news of a cancellation itself wait as drawn', async () => {
    house = await aHouse({ flow: flow('wait', anHour, ['cancelled']) });
    await house.startWorker();
    await house.post(cancelled('1'));
    await untilPaused();
    expect(await runsOf(house)).toMatchObject([{ kind: 'cancelled', state: 'waiting' }]);
  });
});

describe('an order held for approval', () => {
  it('goes on once when several approve it at the same moment, and the others are told who was first', async () => {
    await paused('hold', asking);
    const [hold, people] = [
      await holdId(),
      await Promise.all(['Ana', 'Tom', 'Zoe'].map((name) => aPerson('editor', name))),
    ];
    const words = await Promise.all(people.map((member) => approveOrder(house.world, { member, holdId: hold })));
    expect(words.filter(({ ok }) => ok)).toHaveLength(1);
    const first = people[words.findIndex(({ ok }) => ok)]?.userName;
    for (const said of words.filter(({ ok }) => !ok)) {
      expect(said).toMatchObject({
        problems: [{ code: 'hold.decided', message: `${first} has approved it already.` }],
      });
    }
    await untilDone();
    expect(createdAtShop(house).get('1')).toBe(1);
    expect(await runsOf(house)).toMatchObject([{ result: 'published', open: 0 }]);
  });

  it('goes the way drawn for what is rejected, with the reason', async () => {
    await paused('hold', asking);
    const member = await aPerson('admin', 'Ana');
    expect(await rejectOrder(house.world, { member, holdId: await holdId(), reason: 'Too dear' })).toMatchObject({
      ok: true,
    });
    await untilDone();
    expect(await pauses()).toMatchObject([{ state: 'rejected', reason: 'Too dear' }]);
    expect(createdAtShop(house).size).toBe(0);
    expect(await runsOf(house)).toMatchObject([{ result: 'filtered', open: 0 }]);
    const [run] = await inWorkspace((trx) => trx.selectFrom('run').select('trace').execute());
    expect(JSON.stringify(run?.trace)).toContain('Not for us: 1');
  });

  it.each<[Role, string, boolean]>([
    ['viewer', 'editor', false],
    ['editor', 'editor', true],
    ['editor', 'admin', false],
    ['admin', 'admin', true],
    ['admin', 'owner', false],
    ['owner', 'owner', true],
  ])('may be decided by %s where %s is asked: %s', async (role, approvers, may) => {
    await paused('hold', { ...asking, approvers });
    const said = await approveOrder(house.world, { member: await aPerson(role), holdId: await holdId() });
    expect(said.ok).toBe(may);
    if (!said.ok) expect(said.problems).toMatchObject([{ code: 'hold.forbidden' }]);
  });

  it('is decided by itself where the flow says so, and never a second time by a person', async () => {
    await paused('hold', { ...asking, ifNobody: 'reject', minutes: 10 });
    const hold = await holdId();
    await timeComes();
    await untilDone();
    expect(await pauses()).toMatchObject([{ state: 'rejected' }]);
    const late = await approveOrder(house.world, { member: await aPerson('owner'), holdId: hold });
    expect(late).toMatchObject({ ok: false, problems: [{ message: 'The flow itself has rejected it already.' }] });
    expect(createdAtShop(house).size).toBe(0);
  });

  it('ends once when its time comes at the moment somebody approves it', async () => {
    await paused('hold', { ...asking, ifNobody: 'approve', minutes: 10 });
    const member = await aPerson('owner');
    const [hold] = [await holdId()];
    await Promise.all([timeComes(), approveOrder(house.world, { member, holdId: hold })]);
    await untilDone();
    expect(createdAtShop(house).get('1')).toBe(1);
    expect(await runsOf(house)).toMatchObject([{ open: 0 }]);
    expect(await errands()).toEqual([]);
  });

  it('is held no longer once it is cancelled', async () => {
    await paused('hold', asking);
    const hold = await holdId();
    await house.post(cancelled('1'));
    await untilDone();
    const late = await approveOrder(house.world, { member: await aPerson('owner'), holdId: hold });
    expect(late).toMatchObject({ problems: [{ message: 'It is not held any more: the order was cancelled.' }] });
    expect(createdAtShop(house).size).toBe(0);
  });

  it('asks anew when the order is run again from the start', async () => {
    await paused('hold', asking);
    const [run] = await runsOf(house);
    await inWorkspace((trx) =>
      retryRun(trx, { workspaceId: house.workspaceId, runId: run?.id ?? '', from: 'start', version: 'pinned' }),
    );
    await until('it is held again', { holds: async () => (await pauses()).length === 2 });
    expect((await pauses()).map(({ state }) => state)).toEqual(['calledOff', 'open']);
    await approveOrder(house.world, { member: await aPerson('owner'), holdId: await holdId() });
    await untilDone();
    expect(createdAtShop(house).get('1')).toBe(1);
  });
});
