import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldNews } from '../../../nodes/order/fold';
import { orderStatus } from '../../../nodes/order/status';
import { capabilityTable } from '../capability-table';
import { unmappedFields as findUnmapped, reviewUnmapped } from '../simulator-kit/unmapped-fields';
import { ebay } from '.';
import { fieldsOf, fulfillmentApi } from './ebay-check';
import { read } from './read';
import { unmappedFields } from './unmapped-fields';

const about = { connectionId: 'c-ebay' };
const fileOf = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const whole = fileOf('server/connectors/ebay/fixtures/whole-order.json');
const official = (name: string) => fileOf(`../shared/fixtures/ebay/synthetic/${name}.json`);
const readRecord = (body: unknown) => read({ topic: 'poll', headers: {}, body }, about);

function newsOf(body: unknown) {
  const reading = readRecord(body);
  const [news] = reading.ok ? reading.value.news : [];
  if (!news?.order) throw new Error(JSON.stringify(reading));
  return { ...news, order: news.order };
}

/** The example with something else in it. */
function changed(change: (order: typeof whole.order) => void) {
  const copy = structuredClone(whole);
  change(copy.order);
  return copy;
}

/** The same with less in it, so that what was the finer of two words is gone and the other one counts. */
function sparse() {
  const copy = changed((order) => {
    const [first, second] = order.lineItems;
    const { discountedLineItemCost: _, lineItemFulfillmentInstructions: __, ...rest } = first;
    const [vehicle] = rest.compatibilityProperties;
    const [refund] = rest.refunds;
    order.lineItems = [
      {
        ...rest,
        compatibilityProperties: [{ ...vehicle, propertyDisplayName: '' }],
        refunds: [{ ...refund, refundId: null }],
      },
      { ...second, taxes: second.taxes.slice(0, 1) },
    ];
    order.paymentSummary.refunds = order.paymentSummary.refunds.map((one: object) => ({ ...one, refundId: null }));
    order.buyer.buyerRegistrationAddress = null;
    order.program.fulfillmentProgram.fulfilledBy = 'EBAY';
    order.cancelStatus = { cancelState: 'CANCELED', cancelledDate: order.cancelStatus.cancelledDate };
  });
  copy.returns[0].state = 'ITEM_SHIPPED';
  copy.returns[0].status = 'UNKNOWN';
  copy.returns[0].creationInfo.item.transactionId = null;
  return copy;
}

describe('an order with every field eBay describes', () => {
  it('is one: it fits the description, and leaves none of its fields out', () => {
    expect(fulfillmentApi.value('Order', { ...whole.order, legacyOrderId: undefined })).toEqual([]);
    // In an order fields of the same name and type may stand empty in one place and full in another.
    const present = new Set(pathsOf(whole.order));
    const conversions = /\.convertedFrom(Value|Currency)$/;
    expect(fieldsOf('Order').filter((field) => !present.has(field) && !conversions.test(field))).toEqual([]);
  });

  it('loses no field without a reviewed reason', () => {
    const unmapped = findUnmapped([whole, sparse()], readRecord);
    expect(reviewUnmapped(unmapped, unmappedFields)).toEqual({ withoutReason: [], stale: [] });
  });
});

function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, one]) => pathsOf(one, path ? `${path}.${name}` : name));
}

describe('README.md', () => {
  const readme = readFileSync('server/connectors/ebay/README.md', 'utf8');
  it('shows what the code can do', () => expect(readme).toContain(capabilityTable(ebay)));
  it('explains every group of fields that is not kept', () => {
    for (const { reason } of unmappedFields) expect(readme).toContain(reason);
  });
});

describe('money', () => {
  const { order } = newsOf(whole);

  it('takes a line’s cost for the line, and finds the price of one', () => {
    expect(order.lines[0]).toMatchObject({
      quantity: 3,
      unitPrice: '25',
      discount: '5',
      total: '70',
      priceBasis: 'line',
      sku: 'SKU-RED',
      channelItemId: '110000000001:410000000001',
    });
  });

  it('leaves tax that eBay collects to eBay, counts it once, and takes fees for fees', () => {
    expect(order.lines.map(({ taxes }) => taxes)).toEqual([
      [{ title: 'GST', amount: '7', includedInPrice: false, liableParty: 'channel' }],
      [{ title: 'Sales tax', amount: '2', includedInPrice: false, liableParty: 'merchant' }],
    ]);
    expect(order.charges.map(({ code, kind, amount }) => [code ?? kind, amount])).toEqual([
      ['shipping', '9.95'],
      ['TIRE_RECYCLING_FEE', '1.5'],
      ['ADJUSTMENT', '-1'],
    ]);
    expect(order.totals).toEqual({ subtotal: '95', discount: '5', shipping: '9.95', tax: '9', total: '109.45' });
  });

  it('shares a discount of the whole order among its lines, to the cent', () => {
    const { lines } = newsOf(
      changed((order) => {
        order.pricingSummary.priceDiscount.value = '-6.0';
        order.pricingSummary.total.value = '108.45';
      }),
    ).order;
    expect(lines.map(({ discount, total }) => [discount, total])).toEqual([
      ['5.79', '69.21'],
      ['0.21', '19.79'],
    ]);
  });

  it('parks what does not add up, and what is in two currencies', () => {
    const tooMuch = readRecord(changed((order) => (order.pricingSummary.total.value = '120.0')));
    expect(tooMuch).toMatchObject({ ok: false, problems: [{ code: 'order.totalMismatch' }] });
    const mixed = readRecord(changed((order) => (order.lineItems[0].lineItemCost.currency = 'NZD')));
    expect(mixed).toMatchObject({ ok: false, problems: [{ code: 'order.currencyUnclear' }] });
  });

  it('reads yen and what was converted into the order’s currency', () => {
    const text = JSON.stringify(whole)
      .replaceAll('"AUD"', '"JPY"')
      .replaceAll(/"value":"(-?\d+)\.\d+"/g, '"value":"$1"');
    const yen = JSON.parse(text);
    yen.order.pricingSummary.total.value = '109';
    yen.order.paymentSummary.payments[0].amount = {
      value: '72.3',
      currency: 'USD',
      convertedFromValue: '109',
      convertedFromCurrency: 'JPY',
    };
    const reading = readRecord(yen);
    expect(reading).toMatchObject({ ok: true, value: { news: [{ order: { currency: 'JPY' } }] } });
    expect(newsOf(yen).order.payments[0]?.amount).toBe('109');
  });
});

describe('the examples we were given', () => {
  const orders = [...official('getOrders.200').orders, official('getOrder.buyer-cancel.200')];

  it('fit eBay’s description, and are parked because they contradict themselves', () => {
    for (const order of orders) {
      expect(fulfillmentApi.value('Order', order)).toEqual([]);
      expect(readRecord({ order })).toMatchObject({ ok: false, problems: [{ code: 'order.totalMismatch' }] });
    }
  });

  it('are read once their sums are right', () => {
    for (const given of orders) {
      const order = structuredClone(given);
      const sum = (amounts: readonly { readonly value: string }[]) =>
        amounts.reduce((total, { value }) => total + Math.round(Number(value) * 100), 0);
      const goods = sum(order.lineItems.map((line: typeof given) => line.lineItemCost));
      const tax = sum(order.lineItems.map((line: typeof given) => line.ebayCollectAndRemitTaxes[0].amount));
      order.pricingSummary.priceSubtotal.value = String(goods / 100);
      order.pricingSummary.tax.value = String(tax / 100);
      order.pricingSummary.total.value = String((goods + tax + 995) / 100);
      expect(newsOf({ order }).order).toMatchObject({
        currency: 'AUD',
        shipTo: { name: 'Pat Example', city: 'Melbourne', country: 'AU' },
        payment: 'paid',
        shipBy: '2026-05-17T13:59:59.000Z',
      });
    }
  });

  it('a notice only names the order to read', () => {
    const reading = readRecord(official('notification.ORDER_CONFIRMATION'));
    expect(reading).toEqual({ ok: true, value: { news: [], refetch: ['12-34567-89012'] } });
  });
});

describe('what happened', () => {
  it('tells a refund that stands in two places once, and one under way as pending; eBay pays, nobody else should', () => {
    expect(newsOf(whole).refunds?.some(({ movesMoney }) => movesMoney)).toBe(false);
    expect(newsOf(whole).refunds?.map(({ id, amount, stage, items }) => [id, amount, stage, items.length])).toEqual([
      ['5100000001', '4', 'succeeded', 1],
      ['R-2', '1.25', 'pending', 0],
    ]);
  });

  it('tells who asked for a cancellation, and what became of it', () => {
    const told = newsOf(whole).cancellations ?? [];
    expect(told.map(({ id, requestedBy, stage }) => [id, requestedBy, stage])).toEqual([
      ['5000000001', 'customer', 'rejected'],
      ['5000000002', 'merchant', 'failed'],
    ]);
    // Two of three have left; what has not is one and one.
    expect(told[0]?.items.map(({ quantity }) => quantity)).toEqual([1, 1]);
  });

  it('counts on where parcels without a tracking number share an id', () => {
    const parcel = { fulfillmentId: '999', lineItems: [{ lineItemId: '10000000000001', quantity: 1 }] };
    const dates = ['2026-05-16T03:00:00.000Z', '2026-05-16T02:00:00.000Z'];
    const fulfillments = dates.map((shippedDate) => ({ ...parcel, shippedDate }));
    const told = newsOf({ ...whole, fulfillments }).shipments ?? [];
    expect(told.map(({ id, shippedAt }) => [id, shippedAt])).toEqual([
      ['999', '2026-05-16T02:00:00.000Z'],
      ['999-2', '2026-05-16T03:00:00.000Z'],
    ]);
  });

  it('counts a closed return only if something came back', () => {
    const returned = (cameBack: boolean) => {
      const news = newsOf({ ...whole, returns: [{ ...whole.returns[0], cameBack }] });
      const folded = foldNews(null, { news, connectionId: 'c-ebay' });
      return folded.ok ? orderStatus(folded.value.order).return : folded.problems;
    };
    expect([returned(true), returned(false)]).toEqual(['returned', 'none']);
  });

  it('names no line for a return that fits two', () => {
    const copy = structuredClone(whole);
    copy.order.lineItems[1].legacyItemId = copy.order.lineItems[0].legacyItemId;
    copy.returns[0].creationInfo.item.transactionId = 'elsewhere';
    expect(newsOf(copy).returns?.[0]?.items).toEqual([]);
  });
});
