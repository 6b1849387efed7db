import { z } from 'zod';
import { WebhookEvent } from '../../nodes/watch/webhook-event';
import type { AlertRow, DeliveredRow, OrderPart, OrderRow, ProblemRow } from '../db/queries/announcing';
import { withoutBuyer } from '../orders/personal-data';

/** What an endpoint is told, under the id that it keeps. */
export interface Told {
  readonly eventId: string;
  readonly event: WebhookEvent;
}

/** Address of the workspace's pages. */
type Home = string;

/** What happened to orders, in the words of webhooks. */
export const eventTypes = {
  created: 'order.received',
  updated: 'order.updated',
  cancelled: 'order.cancelled',
  shipped: 'order.shipped',
  returned: 'order.returned',
  refunded: 'order.refunded',
  labelled: 'order.labelled',
} as const;
type EventKind = keyof typeof eventTypes;
const isEventKind = (kind: string): kind is EventKind => Object.hasOwn(eventTypes, kind);

export function toOrderEvent(row: OrderRow, home: Home): Told[] {
  const { id, eventKind, at } = row;
  if (!isEventKind(eventKind)) return [];
  const body = { type: eventTypes[eventKind], timestamp: at.toISOString(), data: { order: toOrder(row, home) } };
  return [told(`evt_${id}`, body)];
}

export function toDelivered(row: DeliveredRow, home: Home): Told {
  const { id, at, operation, remoteId, destinationId, destinationName, destinationChannel } = row;
  return told(`dlv_${id}`, {
    type: operation === 'order' ? 'order.delivered' : 'update.delivered',
    timestamp: at.toISOString(),
    data: {
      order: toOrder(row, home),
      destination: { connectionId: destinationId, name: destinationName, channel: destinationChannel, remoteId },
      operation,
    },
  });
}

export function toProblemEvent(row: ProblemRow, { home, isOver }: { home: Home; isOver: boolean }): Told {
  const { id, code, subject, openedAt, resolvedAt, content } = row;
  // Orders are told without their buyers, and so is what is wrong with them.
  const message = withoutBuyer(row.message, content);
  return told(`${isOver ? 'prr' : 'pro'}_${id}`, {
    type: isOver ? 'problem.resolved' : 'problem.opened',
    timestamp: (isOver ? (resolvedAt ?? openedAt) : openedAt).toISOString(),
    data: {
      problem: {
        id,
        code,
        subject,
        message,
        openedAt: openedAt.toISOString(),
        resolvedAt: isOver ? (resolvedAt?.toISOString() ?? null) : null,
      },
      order: row.orderId === null ? null : toOrder(row, home),
    },
  });
}

export function toAlertEvent(row: AlertRow, home: Home): Told {
  const { id, isOver, openedAt, resolvedAt, path, ...alert } = row;
  const over = isOver ? resolvedAt : null;
  return told(`${isOver ? 'arr' : 'alr'}_${id}`, {
    type: isOver ? 'alert.resolved' : 'alert.opened',
    timestamp: (over ?? openedAt).toISOString(),
    data: {
      alert: {
        ...alert,
        id,
        openedAt: openedAt.toISOString(),
        resolvedAt: over?.toISOString() ?? null,
        url: `${home}/${path}`,
      },
    },
  });
}

const toOrder = (row: OrderPart, home: Home) => ({
  id: row.orderId,
  number: row.number,
  sourceOrderId: row.sourceOrderId,
  source: { connectionId: row.connectionId, name: row.connectionName, channel: row.channel },
  total: row.total,
  currency: row.currency,
  url: `${home}/orders/${row.orderId}`,
});

/** Nothing leaves that is not in the documented shape. @throws for a bug of ours */
function told(eventId: string, body: unknown): Told {
  const event = WebhookEvent.safeParse(body);
  if (event.success) return { eventId, event: event.data };
  throw new Error(`The event ${eventId} is not in its documented shape: ${z.prettifyError(event.error)}`);
}
