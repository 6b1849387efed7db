import { describe, expect, it } from 'vitest';
import { until } from '../faults/a-house';
import {
  aPerson,
  asking,
  cancelled,
  closesHouses,
  errands,
  holdId,
  inWorkspace,
  paused,
  pauses,
  theHouse,
  timeComes,
  untilDone,
  untilPaused,
} from '../faults/a-pause';
import { createdAtShop, runsOf } from '../faults/ledger-of';
import { anOrderMessage, aRawOrder } from '../faults/seed';
import { approveOrder } from '../orders/approve-order';
import { decideOrders } from '../orders/decide-orders';
import { rejectOrder } from '../orders/reject-order';
import type { Role } from '../workspaces/member';
import { retryRun } from './intervene';

closesHouses();

describe('an order held for approval', () => {
  it('goes on once when several approve it at the same moment, and the others are told who was first', async () => {
    await paused({ type: 'hold', settings: asking });
    const [hold, people] = [
      await holdId(),
      await Promise.all(['Ana', 'Tom', 'Zoe'].map((name) => aPerson('editor', name))),
    ];
    const words = await Promise.all(people.map((member) => approveOrder(theHouse().world, { member, holdId: hold })));
    expect(words.filter(({ ok }) => ok)).toHaveLength(1);
    const first = people[words.findIndex(({ ok }) => ok)]?.userName;
    for (const said of words.filter(({ ok }) => !ok)) {
      expect(said).toMatchObject({
        problems: [{ code: 'hold.decided', message: `${first} has approved it already.` }],
      });
    }
    await untilDone();
    expect(createdAtShop(theHouse()).get('1')).toBe(1);
    expect(await runsOf(theHouse())).toMatchObject([{ result: 'published', open: 0 }]);
  });

  it('is approved with many others by one word, and what is not held any more is counted', async () => {
    await paused({ type: 'hold', settings: asking });
    for (const id of ['2', '3']) await theHouse().post(anOrderMessage(id));
    await untilPaused(3);
    const orders = await inWorkspace((trx) => trx.selectFrom('order').select('id').execute());
    const orderIds = orders.map(({ id }) => id);
    await approveOrder(theHouse().world, { member: await aPerson('owner'), holdId: await holdId() });
    const word = { member: await aPerson('editor'), orderIds, state: 'approved', reason: null } as const;
    expect(await decideOrders(theHouse().world, word)).toEqual({ decided: 2, notYours: 0, notHeld: 1 });
    await untilDone();
    expect([...createdAtShop(theHouse()).values()]).toEqual([1, 1, 1]);
  });

  it('stays held among many when the role may not decide it', async () => {
    await paused({ type: 'hold', settings: { ...asking, approvers: 'owner' } });
    const orders = await inWorkspace((trx) => trx.selectFrom('order').select('id').execute());
    const word = { member: await aPerson('editor'), orderIds: orders.map(({ id }) => id), state: 'approved' } as const;
    expect(await decideOrders(theHouse().world, { ...word, reason: null })).toEqual({
      decided: 0,
      notYours: 1,
      notHeld: 0,
    });
    expect(await pauses()).toMatchObject([{ state: 'open' }]);
  });

  it('goes the way drawn for what is rejected, with the reason', async () => {
    await paused({ type: 'hold', settings: asking });
    const member = await aPerson('admin', 'Ana');
    expect(await rejectOrder(theHouse().world, { member, holdId: await holdId(), reason: 'Too dear' })).toMatchObject({
      ok: true,
    });
    await untilDone();
    expect(await pauses()).toMatchObject([{ state: 'rejected', reason: 'Too dear' }]);
    expect(createdAtShop(theHouse()).size).toBe(0);
    expect(await runsOf(theHouse())).toMatchObject([{ result: 'filtered', open: 0 }]);
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
    await paused({ type: 'hold', settings: { ...asking, approvers } });
    const said = await approveOrder(theHouse().world, { member: await aPerson(role), holdId: await holdId() });
    expect(said.ok).toBe(may);
    if (!said.ok) expect(said.problems).toMatchObject([{ code: 'hold.forbidden' }]);
  });

  it('is decided by itself where the flow says so, and never a second time by a person', async () => {
    await paused({ type: 'hold', settings: { ...asking, ifNobody: 'reject', minutes: 10 } });
    const hold = await holdId();
    await timeComes();
    await untilDone();
    expect(await pauses()).toMatchObject([{ state: 'rejected' }]);
    const late = await approveOrder(theHouse().world, { member: await aPerson('owner'), holdId: hold });
    expect(late).toMatchObject({ ok: false, problems: [{ message: 'The flow itself has rejected it already.' }] });
    expect(createdAtShop(theHouse()).size).toBe(0);
  });

  it('ends once when its time comes at the moment somebody approves it', async () => {
    await paused({ type: 'hold', settings: { ...asking, ifNobody: 'approve', minutes: 10 } });
    const member = await aPerson('owner');
    const [hold] = [await holdId()];
    await Promise.all([timeComes(), approveOrder(theHouse().world, { member, holdId: hold })]);
    await untilDone();
    expect(createdAtShop(theHouse()).get('1')).toBe(1);
    expect(await runsOf(theHouse())).toMatchObject([{ open: 0 }]);
    expect(await errands()).toEqual([]);
  });

  it('is held no longer once it is cancelled', async () => {
    await paused({ type: 'hold', settings: asking });
    const hold = await holdId();
    await theHouse().post(cancelled('1'));
    await untilDone();
    const late = await approveOrder(theHouse().world, { member: await aPerson('owner'), holdId: hold });
    expect(late).toMatchObject({ problems: [{ message: 'It is not held any more: the order was cancelled.' }] });
    expect(createdAtShop(theHouse()).size).toBe(0);
  });

  const changed = (line1: string, at: string) => {
    const address = { ...aRawOrder('1').address, ...(line1 && { line1 }) };
    const order = aRawOrder('1', { updatedAt: at, tags: ['late'], address });
    return theHouse().post(anOrderMessage('1', { id: at, at, order }));
  };
  it.each([
    ['passes by the word given before while lines, total and address are the same', {}, '', []],
    ['is held again once it goes elsewhere', {}, '9 Other Street', ['open']],
    ['passes whatever changed, where nobody is to be asked twice', { laterNews: 'pass' }, '9 Other Street', []],
    ['is held again each time, where that was chosen', { laterNews: 'ask' }, '', ['open']],
  ])('its later news %s', async (_how, settings, street, again) => {
    await paused({ type: 'hold', settings: { ...asking, ...settings }, events: ['created', 'updated'] });
    await approveOrder(theHouse().world, { member: await aPerson('owner'), holdId: await holdId() });
    await until('it is created', { holds: () => createdAtShop(theHouse()).get('1') === 1 });
    await changed(street, '2026-01-10T11:00:00Z');
    await until('the news has come by', { holds: async () => (await runsOf(theHouse())).length === 2 });
    if (again.length === 0) await untilDone();
    expect((await pauses()).map(({ state }) => state)).toEqual(['approved', ...again]);
    const traces = await inWorkspace((trx) => trx.selectFrom('run').select('trace').orderBy('id').execute());
    expect(JSON.stringify(traces[1]?.trace).includes('Approved before, on')).toBe(again.length === 0);
  });

  it('is held again when somebody runs a rejected order again', async () => {
    await paused({ type: 'hold', settings: asking });
    const member = await aPerson('owner');
    await rejectOrder(theHouse().world, { member, holdId: await holdId(), reason: 'By mistake' });
    await untilDone();
    const [run] = await runsOf(theHouse());
    await inWorkspace((trx) =>
      retryRun(trx, { workspaceId: theHouse().workspaceId, runId: run?.id ?? '', from: 'start', version: 'pinned' }),
    );
    await untilPaused();
    await approveOrder(theHouse().world, { member, holdId: await holdId() });
    await until('it is created', { holds: () => createdAtShop(theHouse()).get('1') === 1 });
  });

  it('asks anew when the order is run again from the start', async () => {
    await paused({ type: 'hold', settings: asking });
    const [run] = await runsOf(theHouse());
    await inWorkspace((trx) =>
      retryRun(trx, { workspaceId: theHouse().workspaceId, runId: run?.id ?? '', from: 'start', version: 'pinned' }),
    );
    await until('it is held again', { holds: async () => (await pauses()).length === 2 });
    expect((await pauses()).map(({ state }) => state)).toEqual(['calledOff', 'open']);
    await approveOrder(theHouse().world, { member: await aPerson('owner'), holdId: await holdId() });
    await untilDone();
    expect(createdAtShop(theHouse()).get('1')).toBe(1);
  });
});
