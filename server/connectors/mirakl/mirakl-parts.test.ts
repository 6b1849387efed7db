import { expect, it } from 'vitest';
import { official, officialOrder, officialRecord } from './official-examples';
import { type Json, newsOf, withLine, withOrder } from './read-official';

it('reads a shipment of the whole order from the order itself', () => {
  expect(newsOf({ order: officialOrder() }).shipments).toEqual([
    {
      id: 'shipped',
      externalIds: { c: 'shipped' },
      state: 'delivered',
      shippedAt: '2019-04-02T14:58:39.000Z',
      parcels: [
        {
          carrier: 'UPS',
          carrierCode: 'UPS',
          trackingNumber: expect.any(String),
          trackingUrl: expect.any(String),
          items: [{ lineId: 'Order_00010-A-1', sku: 'S2000', quantity: 3 }],
        },
      ],
    },
  ]);
});

it('reads shipments with their lines', () => {
  const { shipments } = newsOf(officialRecord());
  expect(shipments?.map(({ state }) => state)).toEqual(['shipped', 'delivered', 'pending', 'shipped']);
  expect(shipments?.[0]).toMatchObject({
    id: '4dd549d5-3b5b-4237-a77c-a084359f93fc',
    shippedAt: '2021-07-06T10:24:36.326Z',
    parcels: [
      {
        carrierCode: 'UPS',
        trackingNumber: '1315A26',
        items: [
          { lineId: 'ORDER_01-A-1', sku: 'OFFER_SKU_01', quantity: 1 },
          { lineId: 'ORDER_01-A-2', sku: 'OFFER_SKU_02', quantity: 3 },
        ],
      },
    ],
  });
});

it('reads the parcels of one shipment of ours as one, as far on as the slowest', () => {
  const [first, second] = official<{ data: Json[] }>('ST11.200').data;
  const lines = (name: string) => [{ order_line_id: 'l', offer_sku: 'S', package_reference: name, quantity: 1 }];
  const shipments = [
    { ...first, shipment_lines: lines('slabc-1') },
    { ...second, shipment_lines: lines('slabc-2') },
  ];
  expect(newsOf({ ...officialRecord(), shipments }).shipments).toMatchObject([
    { id: 'slabc', state: 'shipped', parcels: [{ trackingNumber: '1315A26' }, { trackingNumber: '0AAC590' }] },
  ]);
});

it('reads returns with reasons, what was found in them, and the label to send them with', () => {
  const { returns, documents } = newsOf({ ...officialRecord(), documents: [] });
  expect(returns).toMatchObject([
    {
      id: 'f61b5db8-d8f5-4715-b05f-aa4432c0e9e2',
      number: 'RETURN_RMA',
      stage: 'requested',
      items: [
        {
          lineId: 'ORDER-1-A-1',
          quantity: 2,
          reason: 'RETURN_CHANGED_MIND',
          condition: 'RETURN_NON_COMPLIANT_MISSING_ITEM: There is a missing item',
        },
        { lineId: 'ORDER-1-A-2', quantity: 3 },
      ],
    },
    { stage: 'declined', items: [{ condition: 'compliant' }] },
  ]);
  expect(documents).toMatchObject([{ kind: 'returnLabel', url: 'https://www.label-url.com' }]);
});

it('reads documents that were fetched, and no others', () => {
  const record = officialRecord();
  const [bill, invoice] = record.documents;
  const { documents } = newsOf({ ...record, returns: [], documents: [bill, { ...invoice, content: null }] });
  expect(documents).toMatchObject([
    { id: '2024', kind: 'label', mediaType: 'application/pdf', data: 'JVBERi0xLjc=', at: '2019-03-29T13:17:02.000Z' },
  ]);
});

it('reads refunds by line with delivery and, where it is not in the prices, with tax', () => {
  const { refunds, cancellations } = newsOf({ order: officialOrder() });
  // 6.82 + 0.30 fee + 0.41 + 0.41; delivery 1.79 + 2.24 + 2.24.
  expect(refunds?.[0]).toEqual({
    id: 'f029dc92-e5ae-4b89-b342-cf254ddd4b4d',
    externalIds: { c: 'f029dc92-e5ae-4b89-b342-cf254ddd4b4d' },
    stage: 'pending',
    amount: '14.21',
    items: [{ lineId: 'Order_00010-A-1', sku: 'S2000', quantity: 0, amount: '7.94' }],
    shippingAmount: '6.27',
    reason: '19',
    movesMoney: false,
    at: '2022-08-04T09:40:41.000Z',
  });
  // The cancelation is of no unit, only of money.
  expect(cancellations).toEqual([]);
  expect(refunds?.[1]).toMatchObject({ id: 'cancelation-1122', stage: 'succeeded', amount: '18.5' });
  const inside = newsOf(withOrder({ order_tax_mode: 'TAX_INCLUDED' })).refunds?.[0];
  expect(inside).toMatchObject({ amount: '8.91', shippingAmount: '1.79' });
});

it('reads cancelled units, and the rest of an order that was cancelled as a whole', () => {
  const cancelation = { id: 9, amount: 55, quantity: 1, reason_code: '34', created_date: '2022-08-04T09:37:58Z' };
  const part = newsOf(withLine({ cancelations: [cancelation] }), { customerReasons: '34' }).cancellations;
  expect(part).toMatchObject([
    { id: '9', requestedBy: 'customer', stage: 'executed', items: [{ lineId: 'Order_00010-A-1', quantity: 1 }] },
  ]);
  const rest = newsOf(
    withLine({ cancelations: [cancelation], order_line_state: 'CANCELED' }, { order_state: 'CANCELED' }),
  ).cancellations;
  expect(rest).toMatchObject([
    { id: '9', requestedBy: 'channel' },
    { id: 'canceled', items: [{ lineId: 'Order_00010-A-1', quantity: 2 }] },
  ]);
  const refused = newsOf(withLine({ order_line_state: 'REFUSED' }, { order_state: 'REFUSED' })).cancellations;
  expect(refused).toMatchObject([{ id: 'refused', requestedBy: 'merchant', items: [{ quantity: 3 }] }]);
});
