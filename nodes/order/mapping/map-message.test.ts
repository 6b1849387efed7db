import { expect, it } from 'vitest';
import { mapMessage } from './map-message';
import { Mapping } from './mapping';

const at = (path: string) => ({ from: 'path' as const, path });
const about = { connectionId: 'c', channel: 'generic' };

/** A small mapping that covers what an order cannot do without. */
const mapping = (changes: Record<string, unknown> = {}, order: Record<string, unknown> = {}) =>
  Mapping.parse({
    order: { id: at('id'), placedAt: at('at'), currency: at('currency'), total: at('total'), ...order },
    lines: {
      path: 'lines',
      fields: { sku: at('sku'), title: at('name'), quantity: at('qty'), unitPrice: at('price') },
    },
    ...changes,
  });

const message = (changes: Record<string, unknown> = {}) => ({
  id: 7,
  at: '2026-05-01T10:00:00Z',
  currency: 'EUR',
  total: '30.00',
  lines: [
    { sku: 'A', name: 'Cup', qty: 2, price: '10.00' },
    { sku: 'B', name: 'Jug', qty: 1, price: '10.00' },
  ],
  ...changes,
});

const read = (body: unknown, made: Mapping = mapping(), topic = '') =>
  mapMessage(body, { mapping: made, about, topic });
const problemsOf = (body: unknown, made?: Mapping) => {
  const result = read(body, made);
  return result.ok ? [] : result.problems.map(({ code, subject }) => [code, subject]);
};

it('makes an order of the fields picked', () => {
  expect(read(message())).toMatchObject({
    ok: true,
    value: {
      orderId: '7',
      at: '2026-05-01T10:00:00.000Z',
      order: {
        source: { connectionId: 'c', orderId: '7', number: '7' },
        totals: { total: '30' },
        lines: [{ id: '1' }, { id: '2' }],
      },
    },
  });
});

it('names every field that is missing, unreadable or not picked, at once', () => {
  expect(
    problemsOf(message({ id: undefined, at: 'soon', lines: [{ sku: 'A', name: 'Cup', qty: 'two', price: '1' }] })),
  ).toEqual([
    ['order.fieldMissing', 'Order id'],
    ['order.fieldUnreadable', 'Placed at'],
    ['order.fieldUnreadable', 'Line 1: Quantity'],
  ]);
  expect(problemsOf(message(), mapping({ order: { id: at('id') } }))).toEqual([
    ['order.fieldNotMapped', 'Placed at'],
    ['order.fieldNotMapped', 'Currency'],
  ]);
  const priceless = [{ sku: 'A', name: 'Cup', qty: 1 }];
  expect(problemsOf(message({ lines: priceless }))).toEqual([['order.fieldMissing', 'Line 1: Price']]);
});

it.each([
  ['an unknown currency', message({ currency: 'ZZZ' }), 'order.unknownCurrency'],
  ['no lines', message({ lines: [] }), 'order.noLines'],
  ['a total that is not the sum', message({ total: '31.00' }), 'order.totalMismatch'],
  ['a text', 'hello', 'order.unreadable'],
  ['a list', [], 'order.fieldMissing'],
  ['nothing', null, 'order.unreadable'],
])('parks %s with a plain reason', (_name, body, code) => expect(problemsOf(body)[0]?.[0]).toBe(code));

it('shares a discount given for the whole order out among the lines, when that is what adds up', () => {
  const made = mapping({}, { discount: at('discount') });
  expect(read(message({ total: '27.00', discount: '-3.00' }), made)).toMatchObject({
    value: {
      order: {
        lines: [
          { discount: '2', total: '18' },
          { discount: '1', total: '9' },
        ],
        totals: { discount: '3' },
      },
    },
  });
  // Here the lines have it already.
  expect(read(message({ discount: '3.00' }), made)).toMatchObject({
    value: { order: { lines: [{ discount: '0' }, { discount: '0' }] } },
  });
});

it('shares tax given for the whole order out, on top or inside as the order says', () => {
  const made = mapping({}, { tax: at('tax'), taxIncluded: at('gross') });
  expect(read(message({ total: '36.00', tax: '6.00', gross: false }), made)).toMatchObject({
    value: {
      order: {
        taxMode: 'exclusive',
        lines: [{ taxes: [{ amount: '4', includedInPrice: false }] }, { taxes: [{ amount: '2' }] }],
      },
    },
  });
  expect(read(message({ tax: '5.00', gross: true }), made)).toMatchObject({
    value: {
      order: {
        taxMode: 'inclusive',
        lines: [{ taxes: [{ includedInPrice: true }] }, {}],
        totals: { tax: '5', total: '30' },
      },
    },
  });
});

it('reads constants, joined names, extra fields and an order deep in the message', () => {
  const made = mapping(
    { root: 'data.order', attributes: { channel: at('from'), __proto__: at('x') } },
    {
      currency: { from: 'constant', value: 'eur' },
      buyerName: { from: 'join', paths: ['first', 'last'] },
      note: at('memo'),
    },
  );
  const body = {
    data: { order: message({ currency: undefined, first: ' Ida', last: 'Berg ', from: 'kiosk', memo: '' }) },
  };
  expect(read(body, made)).toMatchObject({
    value: { order: { currency: 'EUR', buyer: { name: 'Ida Berg' }, attributes: { channel: 'kiosk' } } },
  });
});

it('takes the zero date and empty texts for "nothing"', () => {
  const made = mapping({}, { paidAt: at('paid'), shipCountry: at('country'), cancelledAt: at('cancelled') });
  const result = read(message({ paid: '0000-00-00 00:00:00', country: ' ', cancelled: '' }), made);
  expect(result).toMatchObject({ ok: true, value: { order: { payment: 'unknown' } } });
  expect(result).not.toHaveProperty('value.cancellations');
});

it('reads a shipment and a cancellation that only name their order', () => {
  const made = mapping({
    topics: { 'parcel.sent': 'shipment', 'order.dropped': 'cancellation', ping: 'ignore' },
    shipmentNotice: {
      fields: { orderId: at('order'), at: at('when') },
      shipment: {
        path: '',
        fields: { id: at('parcel'), trackingNumber: at('code'), carrier: at('by') },
        items: { path: 'content', fields: { sku: at('sku'), quantity: at('n') } },
      },
    },
    cancellationNotice: {
      fields: { orderId: at('order'), at: at('when'), reason: at('why') },
      items: { path: 'content', fields: { sku: at('sku'), quantity: at('n') } },
    },
  });
  const parcel = { order: 7, when: 1_777_629_600, parcel: 'p1', code: 'T1', by: 'Post', content: [{ sku: 'A', n: 1 }] };
  expect(read(parcel, made, 'parcel.sent')).toMatchObject({
    value: {
      orderId: '7',
      shipments: [
        { id: 'p1', parcels: [{ trackingNumber: 'T1', carrier: 'Post', items: [{ sku: 'A', quantity: 1 }] }] },
      ],
    },
  });
  const dropped = { order: 7, when: '2026-05-01', why: 'Buyer changed mind', content: [{ sku: 'A', n: 2 }] };
  expect(read(dropped, made, 'order.dropped')).toMatchObject({
    value: { cancellations: [{ requestedBy: 'customer', stage: 'executed', items: [{ sku: 'A', quantity: 2 }] }] },
  });
  expect(read({ ...dropped, content: [] }, made, 'order.dropped')).toMatchObject({
    ok: false,
    problems: [{ code: 'order.fieldMissing', subject: 'Lines' }],
  });
  expect(read({}, made, 'ping')).toEqual({ ok: true, value: null });
});

it('cancels every line of an order sent under a topic that says so, or with the status', () => {
  const byTopic = mapping({ topics: { gone: 'cancellation' } });
  const all = [
    { lineId: '1', quantity: 2 },
    { lineId: '2', quantity: 1 },
  ];
  expect(read(message(), byTopic, 'gone')).toMatchObject({ value: { cancellations: [{ items: all }] } });
  const byStatus = mapping({}, { status: at('state') });
  expect(read(message({ state: 'Canceled' }), byStatus)).toMatchObject({ value: { cancellations: [{ items: all }] } });
});

it('takes hostile names for what they are', () => {
  const hostile = JSON.parse(
    '{"__proto__":{"currency":"EUR"},"constructor":{"prototype":{}},"id":"__proto__","lines":[]}',
  );
  expect(problemsOf(hostile).map(([code]) => code)).toContain('order.fieldMissing');
  expect(Object.hasOwn(Object.prototype, 'currency')).toBe(false);
});
