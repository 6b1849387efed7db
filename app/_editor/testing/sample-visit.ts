import type { ConnectionFacts, Connections, Visit } from '../../../nodes/contract';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { gatherersIn, listenersIn } from '../../../nodes/graph/listeners';
import type { OrderEventKind } from '../../../nodes/order/event';
import { listOfOne } from '../../../nodes/order/late-list';
import type { Order } from '../../../nodes/order/order';
import { nodeTypes } from '../../../nodes/registry';
import { pretend } from './pretend';

interface Question {
  readonly flow: FlowDocument;
  readonly connections: Connections;
  readonly order: Order;
  readonly kind: OrderEventKind;
  readonly now: string;
}

/** Who tells the news: the beginning of the flow that listens to it, best the one the order itself came by. */
function tellerOf({ flow, order, kind }: Question): string | null {
  const telling = listenersIn(flow, nodeTypes).filter(({ events }) => events.some((one) => one === kind));
  const own = telling.find(({ connectionId }) => connectionId === order.source.connectionId);
  return (own ?? telling[0])?.connectionId ?? null;
}

/** Where a made-up order would have been born: where new orders come in, or a marketplace the flow reports to. */
function birthplaceOf({ flow, connections, order }: Question): ConnectionFacts | undefined {
  const own = connections.get(order.source.connectionId);
  if (own) return own;
  const newOrders = listenersIn(flow, nodeTypes).find(({ events }) => events.includes('created'));
  const reached = flow.nodes.map((node) => nodeTypes.get(node.type)?.publishesTo(node.settings) ?? '');
  const marketplace = reached.map((id) => connections.get(id)).find((one) => one?.kind === 'marketplace');
  return connections.get(newOrders?.connectionId ?? '') ?? marketplace;
}

/** A sample order as one of the flow's own beginnings would tell of it. Null when no beginning listens to this kind of news. */
export function sampleVisit(question: Question): Visit | null {
  if (question.kind === 'late') return lateVisit(question);
  const connectionId = tellerOf(question);
  if (connectionId === null) return null;
  const { connections, kind, now } = question;
  const birthplace = kind === 'created' ? connections.get(connectionId) : birthplaceOf(question);
  const { source } = question.order;
  const isOwn = connections.has(source.connectionId);
  const born = birthplace && !isOwn ? { ...source, connectionId: birthplace.id, channel: birthplace.channel } : source;
  const { order, factId } = pretend({ ...question.order, source: born }, { kind, now });
  return {
    order,
    connections,
    now,
    event: { kind, key: 'test', occurredAt: now, connectionId, ...(factId !== undefined && { factId }) },
  };
}

/** The kinds of news the flow listens to at all. */
export const kindsHeard = (flow: FlowDocument): readonly OrderEventKind[] => [
  ...new Set(listenersIn(flow, nodeTypes).flatMap(({ events }) => events)),
  ...(gatherersIn(flow, nodeTypes).length > 0 ? (['late'] as const) : []),
];

/** The order as the only one of the list. */
function lateVisit({ flow, connections, order, now }: Question): Visit | null {
  const [gatherer] = gatherersIn(flow, nodeTypes);
  if (!gatherer) return null;
  const { connectionId } = order.source;
  const account = connections.get(connectionId)?.name ?? order.source.marketplace ?? order.source.channel;
  const late = listOfOne(order, { gatherer, account, now });
  return { order, connections, now, event: { kind: 'late', key: 'test', occurredAt: now, connectionId, late } };
}
