import { beforeAll, describe, expect, inject, it } from 'vitest';
import { aLine, anOrder } from '../../nodes/order/an-order';
import { type Http, HttpFailure, type HttpRequest, type WriteRequest } from '../connectors/contract';
import { must, namedFields, newReference, openShop, type Shop } from './vendure-shop';

/** With a fee, so that the longest way is gone: draft, placed, changed, paid a second time. */
const order = anOrder({
  currency: 'USD',
  tags: ['Kogan'],
  shipTo: { name: 'Ana Ruiz', lines: ['1 Main St'], city: 'Austin', postcode: '73301', country: 'US' },
  lines: [
    aLine({ id: 'a', sku: 'POSTER-1', quantity: 3, unitPrice: '6.00', discount: '1.00', total: '17.00' }),
    aLine({ id: 'b', sku: 'MUG-1', unitPrice: '9.50', total: '9.50' }),
  ],
  charges: [
    { kind: 'shipping', title: 'Standard', amount: '5.00', taxes: [] },
    { kind: 'fee', title: 'Gift wrap', amount: '2.00', taxes: [] },
  ],
  totals: { subtotal: '27.50', discount: '1.00', shipping: '5.00', tax: '0', total: '33.50' },
});
const creating = (): WriteRequest => ({ operation: 'order', reference: newReference(), order, skuMap: {} });

/** Lets so many calls through; then the process "dies": before the next one leaves, or when its answer is on the way back. */
const dyingAfter =
  (calls: number, { answered }: { answered: boolean }) =>
  (http: Http): Http => {
    let made = 0;
    return async (request) => {
      made += 1;
      if (made <= calls) return http(request);
      if (answered) await http(request);
      throw new HttpFailure('killed', { kind: 'reset', sent: answered });
    };
  };

/** How many calls an undisturbed write takes. */
async function callsOf(shop: Shop): Promise<number> {
  let calls = 0;
  const counting = (http: Http) => (request: HttpRequest) => {
    calls += 1;
    return http(request);
  };
  must(await shop.write(creating(), counting));
  return calls;
}

describe.each([
  ['a shop with fields for our data', 'vendure', namedFields],
  ['a shop as it comes', 'plainVendure', {}],
] as const)('%s', (_, name, settings) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(inject(name), settings);
  });

  it('gets one order from two writes under one reference', async () => {
    const request = creating();
    const before = await shop.count();
    const first = must(await shop.write(request));
    const second = must(await shop.write(request));
    expect(second.link).toEqual(first.link);
    expect(must(await shop.find(request))?.link).toEqual(first.link);
    expect(await shop.count()).toEqual({ ...before, placed: before.placed + 1 });
  });

  it.each([
    ['before a call leaves', false],
    ['while an answer is on its way', true],
  ])('gets one order, whole, when we die %s, at whichever call', async (_when, answered) => {
    const calls = await callsOf(shop);
    for (let through = 0; through < calls; through += 1) {
      const request = creating();
      const before = await shop.count();
      await expect(shop.write(request, dyingAfter(through, { answered }))).rejects.toThrow('killed');
      const { link } = must(await shop.write(request));
      const after = await shop.count();

      // A draft whose number never reached us stays behind, empty.
      expect({ through, ...after }).toEqual({ through, placed: before.placed + 1, unfinished: before.unfinished });
      const there = link && (await shop.readBack(link));
      expect(there).toMatchObject({ totals: { total: '33.50' }, payment: 'paid', rawStatus: 'PaymentSettled' });
      expect(there?.payments.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(33.5);
    }
  });

  it('says that nothing is there when nothing is', async () => {
    expect(must(await shop.find(creating()))).toBeNull();
  });
});
