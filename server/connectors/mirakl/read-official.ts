import type { OrderNews } from '../../../nodes/order/event';
import type { Result } from '../../../nodes/problem';
import type { Reading } from '../contract';
import { mirakl } from '.';
import { officialOrder } from './official-examples';

export type Json = Readonly<Record<string, unknown>>;

/** What the connector reads in a record, with settings beside the usual ones. */
export function reading(record: Json, settings: Json = {}): Result<Reading> {
  const parsed = mirakl.settings.parse({ baseUrl: 'https://market.test', handOver: 'always', ...settings });
  return mirakl.read({ topic: 'poll', headers: {}, body: record }, { connectionId: 'c', settings: parsed });
}

export function newsOf(record: Json, settings: Json = {}): OrderNews {
  const read = reading(record, settings);
  const news = read.ok ? read.value.news[0] : undefined;
  if (!news) throw new Error(JSON.stringify(read));
  return news;
}

/** The official order with some of its fields changed. */
export const withOrder = (changes: Json): Json => ({ order: { ...officialOrder(), ...changes } });
export const [line] = officialOrder()['order_lines'] as Json[];
/** The same with its one line changed, and without anything given back. */
export const withLine = (changes: Json, order: Json = {}): Json =>
  withOrder({ ...order, order_lines: [{ ...line, cancelations: [], refunds: [], fees: [], ...changes }] });
