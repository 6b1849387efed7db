import type { Order } from '../../nodes/order/order';
import { orderStatus } from '../../nodes/order/status';
import type { OrderRow } from '../db/queries/decide-writes';
import { storableText } from '../inbox/strict-json';

/** The order as its row, with the words people search by. */
export function toOrderRow(id: string, order: Order): OrderRow {
  const { fulfillment, cancellation } = orderStatus(order);
  return {
    id,
    connectionId: order.source.connectionId,
    externalId: order.source.orderId,
    number: order.source.number,
    channel: order.source.channel,
    placedAt: order.placedAt,
    currency: order.currency,
    total: order.totals.total,
    buyerName: order.buyer.name ?? null,
    buyerEmail: order.buyer.email ?? null,
    country: order.shipTo?.country ?? null,
    tags: order.tags,
    payment: order.payment,
    fulfillment,
    cancellation,
    shipBy: order.shipBy ?? null,
    itemCount: order.lines.reduce((count, { quantity }) => count + quantity, 0),
    content: order,
    words: searchWords(order),
  };
}

/** Postgres takes lexemes of up to 2 KB; nobody searches by more than this of a word. */
const longest = 200;

function searchWords({ source, buyer, lines, tags }: Order): readonly string[] {
  const texts = [source.number, source.orderId, buyer.name, buyer.email, ...lines.map(({ sku }) => sku), ...tags];
  const words = texts.flatMap((text) => (text === undefined ? [] : storableText(text).toLowerCase().split(/\s+/)));
  return [...new Set(words.map((word) => word.slice(0, longest)))].filter(Boolean);
}
