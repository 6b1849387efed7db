import { keysOf } from '../../nodes/contract';
import * as queries from '../db/queries/announcing';
import type { Trx } from '../db/with-workspace';
import { eventTypes, type Told, toAlertEvent, toDelivered, toOrderEvent, toProblemEvent } from './to-events';

interface Reading {
  readonly place: queries.ReadingPlace;
  readonly home: string;
  readonly limit: number;
}

/** What is recorded and this endpoint has not been told yet, of the kinds it listens to: at most `limit` of each. */
export async function readNews(trx: Trx, { place, home, limit }: Reading): Promise<{ news: Told[]; more: boolean }> {
  const wants = (kind: string) => place.kinds.includes(kind);
  const read: { news: Told[]; more: boolean } = { news: [], more: false };
  const take = <Row>(rows: readonly Row[], toTold: (row: Row) => Told | readonly Told[]) => {
    read.news.push(...rows.flatMap(toTold));
    read.more ||= rows.length >= limit;
  };
  const events = keysOf(eventTypes).filter((kind) => wants(eventTypes[kind]));
  if (events.length > 0) {
    take((await queries.readOrderEvents(place, { events, limit }).execute(trx)).rows, (row) => toOrderEvent(row, home));
  }
  const arrived = { withOrders: wants('order.delivered'), withUpdates: wants('update.delivered'), limit };
  if (arrived.withOrders || arrived.withUpdates) {
    take((await queries.readDelivered(place, arrived).execute(trx)).rows, (row) => toDelivered(row, home));
  }
  if (wants('problem.opened')) {
    const { rows } = await queries.readOpened(place, { limit }).execute(trx);
    take(rows, (row) => toProblemEvent(row, { home, isOver: false }));
  }
  if (wants('problem.resolved')) {
    const { rows } = await queries.readResolved(place, { limit }).execute(trx);
    take(rows, (row) => toProblemEvent(row, { home, isOver: true }));
  }
  const alerts = { withOpened: wants('alert.opened'), withResolved: wants('alert.resolved'), limit };
  if (alerts.withOpened || alerts.withResolved) {
    take((await queries.readAlerts(place, alerts).execute(trx)).rows, (row) => toAlertEvent(row, home));
  }
  return read;
}
