import { failed, ok, type Result } from '../../problem';
import type { OrderNews } from '../event';
import { noticeFields } from './fields';
import { aCancellation, mapItems, mapShipments } from './map-facts';
import { mapOrder } from './map-order';
import type { Mapping, Meaning } from './mapping';
import type { MapAbout } from './order-parts';
import { readFields, type Values } from './read-fields';

interface Told {
  readonly mapping: Mapping;
  readonly about: MapAbout;
  /** The sender's word for what this is; empty when it gives none. */
  readonly topic: string;
}

/** Turns one message into news by the mapping a person made. Null: the topic is of no interest. Pure. */
export function mapMessage(message: unknown, { mapping, about, topic }: Told): Result<OrderNews | null> {
  const meaning: Meaning = (Object.hasOwn(mapping.topics, topic) ? mapping.topics[topic] : undefined) ?? 'order';
  switch (meaning) {
    case 'order':
      return mapOrder(message, { mapping, about });
    case 'shipment':
      return shipmentNews(message, { mapping, about });
    case 'cancellation':
      return cancellationNews(message, { mapping, about });
    case 'ignore':
      return ok(null);
  }
}

type Telling = Omit<Told, 'topic'>;

function shipmentNews(message: unknown, { mapping, about }: Telling): Result<OrderNews> {
  const notice = mapping.shipmentNotice;
  // A sender may tell of a shipment by sending the whole order again.
  if (!notice) return mapOrder(message, { mapping, about });
  const reading = readingOf(mapping);
  const { values, problems } = readFields(message, { fields: noticeFields, sources: notice.fields, reading });
  const shipments = mapShipments(message, {
    mapping: notice.shipment,
    connectionId: about.connectionId,
    reading,
    lines: [],
  });
  if (problems.length > 0 || shipments.problems.length > 0) return failed(...problems, ...shipments.problems);
  return ok({ ...headOf(values), shipments: [...shipments.facts] });
}

function cancellationNews(message: unknown, { mapping, about }: Telling): Result<OrderNews> {
  const notice = mapping.cancellationNotice;
  if (!notice) return cancelledOrder(message, { mapping, about });
  const reading = readingOf(mapping);
  const { values, problems } = readFields(message, { fields: noticeFields, sources: notice.fields, reading });
  const items = mapItems(message, {
    mapping: notice.items,
    connectionId: about.connectionId,
    reading,
    lines: [],
    place: '',
  });
  if (problems.length > 0 || items.problems.length > 0) return failed(...problems, ...items.problems);
  const head = headOf(values);
  const cancelled = {
    connectionId: about.connectionId,
    id: values.id ?? 'cancelled',
    items: items.facts,
    reason: values.reason,
    at: head.at,
  };
  return ok({ ...head, cancellations: [aCancellation(cancelled)] });
}

/** The whole order, sent under a topic that says it is cancelled: all its lines are, even where no field says so. */
function cancelledOrder(message: unknown, telling: Telling): Result<OrderNews> {
  const news = mapOrder(message, telling);
  if (!news.ok) return news;
  const { order, cancellations, at, orderId } = news.value;
  if (!order || cancellations) return news;
  const items = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  const cancelled = { connectionId: telling.about.connectionId, id: 'cancelled', items, reason: undefined, at };
  return ok({ orderId, at, order, cancellations: [aCancellation(cancelled)] });
}

/** Notices carry no money. */
const readingOf = ({ amounts, times }: Mapping) => ({ amounts, times, currency: '' });

const headOf = ({ orderId = '', at = '' }: Values<typeof noticeFields>) => ({ orderId, at });
