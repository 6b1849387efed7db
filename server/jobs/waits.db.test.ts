import { describe, expect, it } from 'vitest';
import { toJsonb } from '../db/to-jsonb';
import { until } from '../faults/a-house';
import {
  anHour,
  cancelled,
  closesHouses,
  errands,
  inWorkspace,
  opened,
  paused,
  pauses,
  theHouse,
  timeComes,
  untilDone,
  untilPaused,
} from '../faults/a-pause';
import { createdAtShop, runsOf } from '../faults/ledger-of';
import { anOrderMessage, aRawOrder } from '../faults/seed';

closesHouses();

describe('an order that waits', () => {
  it('goes on at its time, once, whatever was restarted meanwhile', async () => {
    const worker = await paused({ type: 'wait', settings: anHour });
    await worker.stop();
    await timeComes();
    await Promise.all([theHouse().startWorker(), theHouse().startWorker()]);
    await until('it is created', { holds: () => createdAtShop(theHouse()).get('1') === 1 });
    await untilDone();
    expect(await runsOf(theHouse())).toMatchObject([{ result: 'published', open: 0 }]);
    expect(await pauses()).toMatchObject([{ kind: 'wait', state: 'over' }]);
    expect(createdAtShop(theHouse()).get('1')).toBe(1);
  });

  it('goes on by the version of the flow it began with', async () => {
    await paused({ type: 'wait', settings: anHour });
    const empty = toJsonb({ version: 1, nodes: [], edges: [] });
    await inWorkspace(async (trx) => {
      const { id: flowId } = await trx.selectFrom('flow').select('id').executeTakeFirstOrThrow();
      const version = {
        workspace_id: theHouse().workspaceId,
        flow_id: flowId,
        number: 2,
        document: empty,
        revision: 2,
      };
      await trx.insertInto('flow_version').values(version).execute();
      await trx.updateTable('flow').set({ live_version: 2 }).execute();
    });
    await timeComes();
    await until('it is created', { holds: () => createdAtShop(theHouse()).get('1') === 1 });
  });

  it('takes along what changed meanwhile', async () => {
    await paused({ type: 'wait', settings: anHour });
    const changed = aRawOrder('1', { updatedAt: '2026-01-10T11:00:00Z', tags: ['late'] });
    await theHouse().post(anOrderMessage('1', { id: 'later', at: changed.updatedAt, order: changed }));
    await until('the change has come', {
      holds: async () =>
        (await inWorkspace((trx) => trx.selectFrom('order').select('tags').execute()))[0]?.tags[0] === 'late',
    });
    await timeComes();
    await until('it is created', { holds: () => createdAtShop(theHouse()).get('1') === 1 });
    expect(theHouse().shop.ledger[0]?.body).toMatchObject({ tags: ['late'] });
  });

  it('waits no longer once the whole order is cancelled, and is not sent', async () => {
    await paused({ type: 'wait', settings: anHour });
    await theHouse().post(cancelled('1'));
    await untilDone();
    expect(await pauses()).toMatchObject([{ state: 'calledOff', reason: 'The order was cancelled.' }]);
    expect(await errands()).toEqual([]);
    expect(await runsOf(theHouse())).toMatchObject([{ state: 'done', result: 'filtered', open: 0 }]);
    expect(createdAtShop(theHouse()).size).toBe(0);
  });

  it('lets the news of a cancellation itself wait as drawn', async () => {
    await opened({ type: 'wait', settings: anHour, events: ['cancelled'] });
    await theHouse().post(cancelled('1'));
    await untilPaused();
    expect(await runsOf(theHouse())).toMatchObject([{ kind: 'cancelled', state: 'waiting' }]);
  });
});
