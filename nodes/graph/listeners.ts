import type { Listening, NodeType } from '../contract';
import type { Gathering } from '../control/gathering';
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

export interface Gatherer extends Gathering {
  readonly nodeId: string;
}

/** Every step of a flow that begins by the clock. */
export function gatherersIn(flow: FlowDocument, nodeTypes: ReadonlyMap<string, NodeType>): readonly Gatherer[] {
  return flow.nodes.flatMap(({ id, type, settings, disabled }) => {
    const gathering = disabled ? null : nodeTypes.get(type)?.gathers(settings);
    return gathering ? [{ nodeId: id, ...gathering }] : [];
  });
}

/** The sources an event starts at, in the order they were drawn. */
export function listenersOf(
  flow: FlowDocument,
  { nodeTypes, event }: { nodeTypes: ReadonlyMap<string, NodeType>; event: Happening },
): readonly { readonly nodeId: string }[] {
  const { kind } = event;
  if (kind === 'late') return gatherersIn(flow, nodeTypes).filter(({ nodeId }) => nodeId === event.late?.nodeId);
  return listenersIn(flow, nodeTypes)
    .filter(({ connectionId, events }) => connectionId === event.connectionId && events.includes(kind))
    .map(({ nodeId }) => ({ nodeId }));
}

type Happening = Pick<OrderEvent, 'kind' | 'connectionId' | 'late'>;
