import { afterEach, expect, it } from 'vitest';
import { aHouse, type House, until } from './a-house';
import { createdAtShop, deliveriesOf } from './ledger-of';
import { anOrderMessage, aRawOrder, fourNodeFlow, seedFlow } from './seed';

let house: House;
afterEach(() => house.close());

it('keeps a parcel back while its order waits for acceptance, says so, and tells it once the order is accepted', async () => {
  house = await aHouse();
  const { world, workspaceId, market, store } = house;
  const home = fourNodeFlow({ from: store.id, to: market.id, events: ['shipped'] });
  await seedFlow(world.db, { workspaceId, document: home });
  await house.startWorker();
  await house.post(anOrderMessage('1', { order: aRawOrder('1', { awaitsAcceptance: true }) }));
  await until('it is created', { holds: () => createdAtShop(house).get('1') === 1 });
  const createdAs = house.shop.ledger[0]?.id ?? '';

  const parcel = { id: 's-1', orderId: createdAs, at: '2026-01-11T09:30:00Z', shipment: { id: 's-1', tracking: 'T1' } };
  await house.post(parcel, { token: store.token });
  const toldHome = async () => (await deliveriesOf(house)).find(({ operation }) => operation === 'shipment');
  await until('it waits', {
    holds: async () => (await toldHome())?.problem !== undefined && (await toldHome())?.problem !== null,
  });
  expect(await toldHome()).toMatchObject({ state: 'planned', problem: 'destination.waitingForAcceptance', attempt: 1 });
  expect(house.shop.ledger).toHaveLength(1);

  const accepted = aRawOrder('1', { awaitsAcceptance: false, updatedAt: '2026-01-12T09:30:00Z' });
  await house.post(anOrderMessage('1', { id: 'accepted-1', at: '2026-01-12T09:30:00Z', order: accepted }));
  await until('it is told', { holds: async () => (await toldHome())?.state === 'delivered' });
  expect(house.shop.ledger.map(({ operation }) => operation)).toEqual(['order', 'shipment']);
});
