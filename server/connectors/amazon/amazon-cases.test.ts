import { describe, expect, it } from 'vitest';
import { orderStatus } from '../../../nodes/order/status';
import { read } from './read';

const readOrder = (order: unknown) =>
  read({ topic: 'poll', headers: {}, body: { order } }, { connectionId: 'c-amazon' });

function newsOf(order: unknown) {
  const reading = readOrder(order);
  const [news] = reading.ok ? reading.value.news : [];
  if (!news?.order) throw new Error(JSON.stringify(reading));
  const { shipments = [], cancellations = [] } = news;
  return { ...news.order, shipments, cancellations };
}

interface Sketch {
  readonly status?: string;
  readonly items?: readonly {
    readonly ordered?: number;
    readonly shipped?: number;
    readonly open?: number;
    readonly cancellation?: object;
    readonly proceeds?: object;
  }[];
  readonly priced?: boolean;
}

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });

const sketch = ({ status = 'UNSHIPPED', items = [{}], priced = true }: Sketch) => ({
  orderId: '302-0000001-0000001',
  createdTime: '2026-03-01T10:00:00Z',
  lastUpdatedTime: '2026-03-01T12:00:00Z',
  salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1PA6795UKMFR9', marketplaceName: 'Amazon.de' },
  fulfillment: { fulfillmentStatus: status, fulfilledBy: 'MERCHANT' },
  orderItems: items.map(({ ordered = 2, shipped = 0, open = 0, ...rest }, index) => ({
    orderItemId: `i-${index + 1}`,
    quantityOrdered: ordered,
    product: { sellerSku: `SKU-${index + 1}`, title: 'Mug', ...(priced && { price: { unitPrice: eur('10.00') } }) },
    fulfillment: { quantityFulfilled: shipped, quantityUnfulfilled: open },
    ...rest,
  })),
  ...(priced && {
    proceeds: { grandTotal: eur(`${items.reduce((sum, { ordered = 2 }) => sum + ordered * 10, 0)}.00`) },
  }),
});

describe('an order', () => {
  it.each(['PENDING', 'PENDING_AVAILABILITY'])('that is %s is no news yet', (status) => {
    expect(readOrder(sketch({ status, priced: false }))).toEqual({ ok: true, value: { news: [] } });
  });
  it('without prices parks with a reason instead of costing nothing', () => {
    expect(readOrder(sketch({ priced: false }))).toMatchObject({
      ok: false,
      problems: [{ code: 'order.withoutPrices' }],
    });
  });
  it('keeps its other lines when a cancelled one has lost its price', () => {
    const order = sketch({
      items: [{ open: 2 }, { cancellation: { cancellationExecution: { cancelledBy: 'MERCHANT' } } }],
    });
    const [kept, gone] = order.orderItems;
    const reading = {
      ...order,
      orderItems: [kept, { ...gone, product: { title: 'Gone' } }],
      proceeds: { grandTotal: eur('20.00') },
    };
    expect(newsOf(reading).lines.map(({ title, total }) => [title, total])).toEqual([
      ['Mug', '20'],
      ['Gone', '0'],
    ]);
  });
  it('whose parts do not add up parks with a reason', () => {
    const order = { ...sketch({}), proceeds: { grandTotal: eur('99.00') } };
    expect(readOrder(order)).toMatchObject({ ok: false, problems: [{ code: 'order.totalMismatch' }] });
  });
  it('of two currencies parks with a reason', () => {
    const order = { ...sketch({}), proceeds: { grandTotal: { amount: '20.00', currencyCode: 'USD' } } };
    expect(readOrder(order)).toMatchObject({ ok: false, problems: [{ code: 'order.currencyUnclear' }] });
  });
  it('with a status nobody knows yet is read all the same', () => {
    expect(newsOf(sketch({ status: 'SOMETHING_NEW', items: [{ open: 2 }] })).rawStatus).toBe('SOMETHING_NEW');
  });
  it('takes a discount off what it is for', () => {
    const proceeds = {
      proceedsTotal: eur('21.00'),
      breakdowns: [
        { type: 'ITEM', subtotal: eur('20.00') },
        { type: 'SHIPPING', subtotal: eur('5.00') },
        {
          type: 'DISCOUNT',
          subtotal: eur('-4.00'),
          detailedBreakdowns: [
            { subtype: 'ITEM', value: eur('-1.00') },
            { subtype: 'SHIPPING', value: eur('-3.00') },
          ],
        },
      ],
    };
    const order = newsOf({ ...sketch({ items: [{ proceeds }] }), proceeds: { grandTotal: eur('21.00') } });
    expect(order.lines[0]).toMatchObject({ unitPrice: '10', discount: '1', total: '19' });
    expect(order.charges).toMatchObject([{ kind: 'shipping', amount: '2' }]);
    expect(order.totals).toEqual({ subtotal: '20', discount: '1', shipping: '2', tax: '0', total: '21' });
  });
});

describe('a cancellation', () => {
  const asked = { cancellationRequest: { requester: 'BUYER', cancelReason: 'Mistake' } };
  const done = { ...asked, cancellationExecution: { cancelledBy: 'MERCHANT', cancelReason: 'Buyer asked' } };

  it('the buyer asks for is a question, not a cancellation', () => {
    const order = newsOf(sketch({ items: [{ open: 2, cancellation: asked }] }));
    expect(order.cancellations).toMatchObject([
      {
        id: order.source.orderId,
        requestedBy: 'customer',
        stage: 'requested',
        reason: 'Mistake',
        items: [{ quantity: 2 }],
      },
    ]);
    expect(orderStatus(order).cancellation).toBe('requested');
  });
  it('carried out keeps the name it had as a question', () => {
    const order = newsOf(sketch({ status: 'CANCELLED', items: [{ cancellation: done }, { cancellation: done }] }));
    expect(order.cancellations).toMatchObject([
      {
        id: order.source.orderId,
        requestedBy: 'customer',
        stage: 'executed',
        items: [{ quantity: 2 }, { quantity: 2 }],
      },
    ]);
    expect([order.payment, orderStatus(order).cancellation]).toEqual(['voided', 'cancelled']);
  });
  it('of a part is one for each item', () => {
    const order = newsOf(sketch({ items: [{ open: 2 }, { cancellation: done }] }));
    expect(order.cancellations).toMatchObject([
      { id: 'i-2', stage: 'executed', items: [{ lineId: 'i-2', quantity: 2 }] },
    ]);
    expect(orderStatus(order).cancellation).toBe('partial');
  });
  it('of what has left already is told as turned down', () => {
    const order = newsOf(sketch({ status: 'SHIPPED', items: [{ shipped: 2, cancellation: asked }] }));
    expect(order.cancellations).toMatchObject([{ stage: 'rejected' }]);
    expect(orderStatus(order).cancellation).toBe('none');
  });
  it('without a word who did it is Amazon’s', () => {
    const order = newsOf(sketch({ status: 'CANCELLED' }));
    expect(order.cancellations).toMatchObject([
      { requestedBy: 'channel', stage: 'executed', items: [{ quantity: 2 }] },
    ]);
  });
  it('of an order that has lost its prices is told alone', () => {
    const reading = readOrder(sketch({ status: 'CANCELLED', priced: false, items: [{ cancellation: done }] }));
    expect(reading).toMatchObject({ ok: true, value: { news: [{ cancellations: [{ stage: 'executed' }] }] } });
    expect(reading.ok && reading.value.news[0]?.order).toBeUndefined();
  });
});
