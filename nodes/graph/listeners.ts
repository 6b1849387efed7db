import type { Listening, NodeType } from '../contract';
import type { OrderEvent } from '../order/event';
import type { FlowDocument } from './flow-document';

export interface Listener extends Listening {
  readonly nodeId: string;
}

/** Every source of a flow with what it listens to; for finding the flows an event concerns. Sources that are switched off do not listen. */
export function listenersIn(flow: FlowDocument, nodeTypes: ReadonlyMap<string, NodeType>): readonly Listener[] {
  return flow.nodes.flatMap(({ id, type, settings, disabled }) => {
    const listening = disabled ? null : nodeTypes.get(type)?.listensTo(settings);
    return listening ? [{ nodeId: id, ...listening }] : [];
  });
}

/** The sources an event starts at, in the order they were drawn. */
export function listenersOf(
  flow: FlowDocument,
  { nodeTypes, event }: { nodeTypes: ReadonlyMap<string, NodeType>; event: Pick<OrderEvent, 'kind' | 'connectionId'> },
): readonly { readonly nodeId: string }[] {
  return listenersIn(flow, nodeTypes)
    .filter(({ connectionId, events }) => connectionId === event.connectionId && events.includes(event.kind))
    .map(({ nodeId }) => ({ nodeId }));
}
