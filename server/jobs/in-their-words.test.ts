import { expect, it } from 'vitest';
import { anOrder } from '../../nodes/order/an-order';
import { anyWords, type CodeRules } from '../connectors/codes';
import { inTheirWords } from './in-their-words';

const lists = { carrier: anyWords('As it is.'), refundReason: anyWords('As it is.') };
const parcel = { carrier: 'Swift', carrierCode: 'sw', trackingNumber: 'SW 1', items: [] };
const order = anOrder({
  shipments: [
    { id: 's1', externalIds: {}, state: 'shipped', parcels: [parcel] },
    { id: 's2', externalIds: {}, state: 'shipped', parcels: [parcel] },
  ],
});
const rules: CodeRules = {
  matches: [
    {
      kind: 'carrier',
      code: 'swift',
      target: 'Swift Ltd',
      service: 'Next day',
      trackingUrl: 'https://swift.test/?n={number}',
    },
  ],
  unknown: [],
};
const say = (changes: Partial<Parameters<typeof inTheirWords>[1]> = {}) =>
  inTheirWords(order, { operation: 'shipment', factId: 's1', rules, lists, destination: 'The shop', ...changes });

it('names a carrier as the destination does, with service and link, in what it is told and nowhere else', () => {
  expect(say()).toMatchObject({
    ok: true,
    value: {
      shipments: [
        {
          parcels: [
            {
              carrier: 'Swift Ltd',
              service: 'Next day',
              trackingNumber: 'SW 1',
              trackingUrl: 'https://swift.test/?n=SW%201',
            },
          ],
        },
        { parcels: [parcel] },
      ],
    },
  });
});

it('leaves those to the connector for which the channel has a list of its own', () => {
  expect(say({ lists: { carrier: { ...lists.carrier, known: [{ code: 'X' }] } } })).toEqual({ ok: true, value: order });
});

it('lets one that nobody has matched wait, where somebody has said so', () => {
  const unknown = [{ kind: 'carrier', policy: 'hold', fallback: null } as const];
  expect(say({ rules: { matches: [], unknown } })).toMatchObject({
    ok: false,
    problems: [{ code: 'carrier.unknown', subject: 'Swift' }],
  });
  expect(say({ rules: { matches: [], unknown }, operation: 'refund' })).toEqual({ ok: true, value: order });
});
