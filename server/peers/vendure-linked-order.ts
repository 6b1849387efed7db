import { aLine, anOrder } from '../../nodes/order/an-order';
import { foldNews } from '../../nodes/order/fold';
import type { Order } from '../../nodes/order/order';
import type { InboxRecord, RemoteLink } from '../connectors/contract';
import { vendure } from '../connectors/vendure';
import { connectionId, must, newReference, type Shop } from './vendure-shop';

export const skuMap = { 'KOGAN-77': 'POSTER-1' };

/** Three mugs at a total that does not divide, so that they stand in the shop as two lines; and a poster under another SKU. */
export const order = anOrder({
  currency: 'USD',
  lines: [
    aLine({ id: 'mugs', sku: 'MUG-1', quantity: 3, unitPrice: '3.34', discount: '0.02', total: '10.00' }),
    aLine({ id: 'poster', sku: 'KOGAN-77', quantity: 1, unitPrice: '6.00', total: '6.00' }),
  ],
  totals: { subtotal: '16.02', discount: '0.02', shipping: '0', tax: '0', total: '16.00' },
});

export interface LinkedOrder {
  readonly link: RemoteLink;
  /** The lines over there: two of mugs, one of posters. */
  lines(): Promise<{ orderLineId: string; quantity: number }[]>;
  payment(): Promise<string>;
  /** The marketplace's order after the news that polling has brought about it since it was written. */
  afterPolling(now?: Date): Promise<{ known: Order; happened: string[]; record: InboxRecord }>;
  /** Polls, and remembers how far. */
  poll(): Promise<void>;
}

/** Writes the order into the shop and polls once, so that what comes next is new. */
export async function linkedOrder(shop: Shop): Promise<LinkedOrder> {
  const { link } = must(await shop.write({ operation: 'order', reference: newReference(), order, skuMap }));
  if (!link) throw new Error('The shop gave no link.');
  let { cursor } = await pollToTheEnd(shop, { cursor: null, now: new Date() });
  return {
    link,
    lines: async () => (await shop.readBack(link)).lines.map(({ id, quantity }) => ({ orderLineId: id, quantity })),
    payment: async () => (await shop.readBack(link)).payments[0]?.id ?? '',
    async afterPolling(now = new Date()) {
      const { records } = await pollToTheEnd(shop, { cursor, now });
      const record = records.find(({ orderId }) => orderId === link.remoteId);
      if (!record) throw new Error('Polling did not bring the order.');
      return { ...learnFrom(record, { shop, link }), record };
    },
    async poll() {
      ({ cursor } = await pollToTheEnd(shop, { cursor, now: new Date() }));
    },
  };
}

function learnFrom(record: InboxRecord, { shop, link }: { shop: Shop; link: RemoteLink }) {
  const about = { connectionId, settings: shop.call.settings };
  const [news] = must(vendure.read({ topic: 'poll', headers: {}, body: record.body }, about)).news;
  if (!news) throw new Error('The record carries no news.');
  const folded = must(foldNews(order, { news, connectionId, link }));
  return { known: folded.order, happened: folded.events.map(({ kind }) => kind) };
}

/** One whole round of polling. */
async function pollToTheEnd(shop: Shop, { cursor, now }: { cursor: unknown; now: Date }) {
  const records: InboxRecord[] = [];
  let at = cursor;
  for (let more = true; more; ) {
    const page = must(await vendure.listOrders?.({ ...shop.call, now, cursor: at }));
    records.push(...page.records);
    ({ more, cursor: at } = page);
  }
  return { records, cursor: at };
}
