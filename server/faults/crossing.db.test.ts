import { afterEach, describe, expect, it } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { retryDeliveries, retryRun, settleDelivery, skipDelivery } from '../jobs/intervene';
import { aHouse, type House, until } from './a-house';
import { createdAtShop, deliveriesOf, openProblemsOf, runsOf } from './ledger-of';
import { anOrderMessage } from './seed';

let house: House;
afterEach(() => house.close());

const opened = async (...wishes: Parameters<typeof aHouse>) => {
  house = await aHouse(...wishes);
  await house.startWorker();
  return house;
};
const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(house.world.db, house.workspaceId, work);
const shipped = (orderId: string) => ({
  id: `ship-${orderId}`,
  orderId,
  at: '2026-01-11T09:30:00Z',
  shipment: { id: `s-${orderId}`, tracking: 'T1' },
});
const cancelled = (orderId: string) => ({
  ...anOrderMessage(orderId, { id: `cancel-${orderId}`, at: '2026-01-10T10:00:00Z' }),
  cancelled: true,
});
const states = async () => (await deliveriesOf(house)).map(({ operation, state }) => `${operation} ${state}`);
const settled = () =>
  until('every run is done', { holds: async () => (await runsOf(house)).every(({ state }) => state === 'done') });

describe('an order on its way', () => {
  it('crosses once, however often and at whatever moment it is told', async () => {
    await opened();
    await Promise.all(Array.from({ length: 10 }, () => house.post(anOrderMessage('1'))));
    await until('it is created', { holds: () => house.shop.ledger.length > 0 });
    await house.post(anOrderMessage('1', { id: 'another-event' }));
    await settled();
    expect(createdAtShop(house)).toEqual(new Map([['1', 1]]));
    expect(house.shop.ledger[0]?.body).toMatchObject({ tags: ['web', 'Harbour'], total: '342.00' });
    expect(await runsOf(house)).toMatchObject([{ state: 'done', result: 'published', open: 0 }]);
  });

  it('waits for itself when its shipment is told first', async () => {
    await opened({ events: ['created', 'shipped'] });
    await house.post(shipped('2'));
    await until('the shipment has been looked at', {
      holds: async () => {
        const rows = await inWorkspace((trx) => trx.selectFrom('inbox_entry').select('state').execute());
        return rows.every(({ state }) => state === 'waiting');
      },
    });
    await house.post(anOrderMessage('2'));
    await until('both have crossed', { holds: () => house.shop.ledger.length === 2 });
    expect(house.shop.ledger.map(({ operation }) => operation)).toEqual(['order', 'shipment']);
    expect(house.shop.ledger[1]?.body).toMatchObject({ remoteId: 'R1', tracking: 'T1' });
  });

  it('is not sent at all when it is cancelled before it was', async () => {
    await opened({ events: ['created', 'cancelled'] });
    house.shop.onWrite = () => 'down';
    await house.post(anOrderMessage('3'));
    await until('it was tried', { holds: async () => (await deliveriesOf(house)).some(({ attempt }) => attempt > 0) });
    await house.post(cancelled('3'));
    await until('it is called off', { holds: async () => (await states()).includes('order superseded') });
    house.shop.onWrite = () => null;
    await settled();
    expect(house.shop.ledger).toEqual([]);
    expect(await states()).toEqual(['order superseded']);
  });

  it('is created and then cancelled when the cancellation comes while it is being sent', async () => {
    await opened({ events: ['created', 'cancelled'] });
    house.shop.delayMs = 400;
    await house.post(anOrderMessage('4'));
    await until('it is being sent', { holds: async () => (await states()).includes('order sending') });
    await house.post(cancelled('4'));
    await until('both have crossed', { holds: () => house.shop.ledger.length === 2 });
    expect(house.shop.ledger.map(({ operation }) => operation)).toEqual(['order', 'cancellation']);
  });

  it('is read whole when its message was only a hint', async () => {
    await opened();
    house.shop.messages.push(anOrderMessage('5'));
    await house.post({ id: 'hint-5', orderId: '5', at: '2026-01-10T09:30:00Z', hint: true });
    await until('it is created', { holds: () => createdAtShop(house).get('5') === 1 });
  });
});

describe('a destination in trouble', () => {
  it('has every order once, though it breaks the connection after taking every third', async () => {
    await opened();
    let writes = 0;
    house.shop.onWrite = () => {
      writes += 1;
      return writes % 3 === 0 ? 'commitThenReset' : null;
    };
    const numbers = Array.from({ length: 30 }, (_, index) => `t${index}`);
    await Promise.all(numbers.map((number) => house.post(anOrderMessage(number))));
    await until('all are created', { holds: () => createdAtShop(house).size === 30, withinMs: 40_000 });
    house.shop.onWrite = () => null;
    await until('all are known to be', {
      holds: async () => (await deliveriesOf(house)).every(({ state }) => state === 'delivered'),
      withinMs: 40_000,
    });
    expect([...createdAtShop(house).values()].every((count) => count === 1)).toBe(true);
    // Found by their reference: the ids in the ledger are the shop's.
    const ids = new Map(house.shop.ledger.map(({ reference, id }) => [reference, id]));
    for (const { reference, remoteId } of await deliveriesOf(house)) expect(remoteId).toBe(ids.get(reference));
  }, 90_000);

  it('that cannot be asked leaves the decision to a person, who says it is there', async () => {
    await opened({ storeConnector: 'test-blind-store' });
    house.shop.onWrite = () => 'commitThenReset';
    await house.post(anOrderMessage('6'));
    await until('it is parked', { holds: async () => (await states()).includes('order parked') });
    expect(await openProblemsOf(house)).toMatchObject([{ code: 'delivery.unknownOutcome' }]);
    const [delivery] = await deliveriesOf(house);
    const name = { workspaceId: house.workspaceId, deliveryId: delivery?.id ?? '' };
    expect(
      await inWorkspace((trx) => settleDelivery(trx, { ...name, link: { remoteId: 'R1' }, note: 'By hand.' })),
    ).toBe(true);
    await settled();
    expect(await openProblemsOf(house)).toEqual([]);
    expect(await runsOf(house)).toMatchObject([{ result: 'published', open: 0 }]);
    expect(createdAtShop(house).get('6')).toBe(1);
  });

  it('gets the pause it asks for, and everything afterwards', async () => {
    await opened();
    let refused = 0;
    house.shop.onWrite = () => {
      refused += 1;
      return refused <= 2 ? 'busy' : null;
    };
    await Promise.all(['7', '8', '9'].map((number) => house.post(anOrderMessage(number))));
    await until('all are created', { holds: () => createdAtShop(house).size === 3 });
    await settled();
    expect(refused).toBeLessThanOrEqual(8);
  });

  it('is tried again when it answers with an error', async () => {
    await opened();
    house.shop.onWrite = ({ attempt }) => (attempt < 3 ? 'down' : null);
    await house.post(anOrderMessage('10'));
    await until('it is created', { holds: () => createdAtShop(house).get('10') === 1 });
    await settled();
    expect(await deliveriesOf(house)).toMatchObject([{ attempt: 3, problem: null }]);
  });

  it('whose key is refused keeps its orders until it is connected again', async () => {
    await opened();
    house.shop.onWrite = () => 'unauthorized';
    await house.post(anOrderMessage('11'));
    const connection = () =>
      inWorkspace((trx) =>
        trx.selectFrom('connection').select(['state', 'problem']).where('id', '=', house.store.id).executeTakeFirst(),
      );
    await until('it needs attention', { holds: async () => (await connection())?.state === 'attention' });
    await house.post(anOrderMessage('12'));
    await until('both are planned', { holds: async () => (await states()).length === 2 });
    expect(await states()).toEqual(['order planned', 'order planned']);
    house.shop.onWrite = () => null;
    await inWorkspace((trx) =>
      trx.updateTable('connection').set({ state: 'active', problem: null }).where('id', '=', house.store.id).execute(),
    );
    await until('both are created', { holds: () => createdAtShop(house).size === 2 });
  });
});

describe('a person', () => {
  const park = async (number: string) => {
    await opened();
    house.shop.onWrite = () => 'unknownSku';
    await house.post(anOrderMessage(number));
    await until('it is parked', { holds: async () => (await states()).includes('order parked') });
    const [delivery] = await deliveriesOf(house);
    house.shop.onWrite = () => null;
    const deliveryId = delivery?.id ?? '';
    return { workspaceId: house.workspaceId, deliveryId, deliveryIds: [deliveryId], runId: delivery?.runId ?? '' };
  };

  it('sends again what was refused', async () => {
    const name = await park('13');
    expect(await runsOf(house)).toMatchObject([{ state: 'problem', open: 1 }]);
    expect(await inWorkspace((trx) => retryDeliveries(trx, name))).toBe(1);
    await until('it is created', { holds: () => createdAtShop(house).get('13') === 1 });
    await settled();
    expect(await openProblemsOf(house)).toEqual([]);
  });

  it('skips what shall not be sent', async () => {
    const name = await park('14');
    expect(await inWorkspace((trx) => skipDelivery(trx, { ...name, note: 'Sold in the shop.' }))).toBe(true);
    expect(await runsOf(house)).toMatchObject([{ state: 'done', open: 0 }]);
    expect(await inWorkspace((trx) => retryDeliveries(trx, name))).toBe(0);
    expect(createdAtShop(house).size).toBe(0);
  });

  it('runs an order again from the start, which sends it once all the same', async () => {
    const { runId, workspaceId } = await park('15');
    const retry = { workspaceId, runId, from: 'start', version: 'live' } as const;
    expect(await inWorkspace((trx) => retryRun(trx, retry))).toBe(true);
    await until('it is created', { holds: () => createdAtShop(house).get('15') === 1 });
    await until('the new run is done', {
      holds: async () => (await runsOf(house)).some(({ attempt, state }) => attempt === 2 && state === 'done'),
    });
    expect((await runsOf(house)).map(({ attempt, state }) => [attempt, state])).toEqual([
      [1, 'cancelled'],
      [2, 'done'],
    ]);
    expect(await inWorkspace((trx) => retryRun(trx, { ...retry, runId: crypto.randomUUID() }))).toBe(false);
    expect(await openProblemsOf(house)).toEqual([]);
  });
});
