import type { OrderNews } from '../../../nodes/order/event';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { Message, Reading } from '../contract';
import type { About, Settings } from './account';
import { toDocument } from './documents';
import { toCancellations, toRefunds } from './facts';
import { toOrder } from './mirakl-order';
import { MiraklRecord } from './record';
import { returnLabel, toReturn } from './returns';
import { fromOrder, fromShipments } from './shipments';
import { stageAt } from './states';
import type { MiraklOrder } from './wire';

/** Mirakl has no webhooks for sellers, so every message is a polled record: the whole order with its parts. */
export function read(message: Pick<Message, 'body'>, about: About): Result<Reading> {
  const record = MiraklRecord.safeParse(message.body);
  if (!record.success) {
    const [issue] = record.error.issues;
    return failed(unreadable(`${issue?.path.join('.')} ${issue?.message}`));
  }
  if (!isHandedOver(record.data.order, about.settings)) return ok({ news: [] });
  const news = toNews(record.data, about);
  return news.ok ? ok({ news: [news.value] }) : news;
}

/** While the operator checks an order, nobody may touch it; until it can be shipped there is no address to send it to. */
function isHandedOver({ order_state }: MiraklOrder, { handOver }: Settings): boolean {
  const stage = stageAt(order_state);
  if (stage === 'checking') return false;
  return handOver === 'always' || (stage !== 'acceptance' && stage !== 'payment');
}

export function toNews(record: MiraklRecord, about: About): Result<OrderNews> {
  const order = toOrder(record.order, about);
  if (!order.ok) return order;
  return ok({
    orderId: record.order.order_id,
    at: lastChange(record),
    order: order.value,
    shipments: record.shipments.length > 0 ? fromShipments(record.shipments, about) : fromOrder(record.order, about),
    cancellations: toCancellations(record.order, about),
    returns: record.returns.map((one) => toReturn(one, about)),
    refunds: toRefunds(record.order, about),
    documents: [
      ...record.documents.flatMap((one) => toDocument(one, about)),
      ...record.returns.flatMap((one) => returnLabel(one, about)),
    ],
  });
}

/** Shipments and returns have times of their own. */
function lastChange({ order, shipments, returns }: MiraklRecord): string {
  const others = [
    ...shipments.map((one) => one.last_updated_date ?? one.shipped_date ?? one.created_date),
    ...returns.map((one) => one.last_updated ?? one.date_created),
  ];
  return others.reduce<string>((last, at) => (at && at > last ? at : last), order.last_updated_date);
}

const unreadable = (why: string): Problem => ({
  code: 'inbox.unreadable',
  message: `This record of the marketplace is not one we know: ${why}.`,
  retry: 'never',
});
