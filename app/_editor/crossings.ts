import { type Capability, type Operation, operationFor, operations, sayFormats } from '../../nodes/capability';
import { cannotTake, canTake } from '../../nodes/connection-check';
import type { ConnectionFacts, Connections } from '../../nodes/contract';
import { eventsReaching } from '../../nodes/graph/crossing';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { reachableFrom } from '../../nodes/graph/reach';
import type { NewsKind } from '../../nodes/order/event';
import { nodeTypes } from '../../nodes/registry';
import { kindOf } from './node-kinds';

/** One kind of thing that crosses a wire, and whether the account at its end takes it. */
export interface Crossing {
  readonly operation: Operation;
  readonly label: string;
  /** `passes`: the next step is no destination, so nobody refuses it here. */
  readonly state: 'passes' | 'taken' | 'wholeOnly' | 'needsConvert' | 'refused';
  /** One sentence for hovering. */
  readonly text: string;
}

/** What labels nearly always come as, and what few places take as it comes. */
const ROUGH_LABEL = 'text/html';

interface End {
  readonly destination: ConnectionFacts | undefined;
  /** A step before it turns labels into what is asked for. */
  readonly isConverted: boolean;
}

/** Who names no formats takes any. */
const takesRough = ({ formats }: Capability) => formats?.includes(ROUGH_LABEL) !== false;

function crossingOf(kind: NewsKind, { destination, isConverted }: End): Crossing {
  const operation = operationFor[kind];
  const { label } = operations[operation];
  if (!destination) return { operation, label, state: 'passes', text: `${label} goes on to the next step` };
  const capability = canTake(destination, operation);
  if (!capability) return { operation, label, state: 'refused', text: cannotTake(destination, kind) };
  const isFitting = operation !== 'label' || isConverted || takesRough(capability);
  if (!isFitting) {
    const text = `${destination.name} takes no labels in HTML. Convert them first.`;
    return { operation, label: 'Label in HTML', state: 'needsConvert', text };
  }
  return taken(kind, { destination, capability });
}

function taken(
  kind: NewsKind,
  { destination, capability }: { destination: ConnectionFacts; capability: Capability },
): Crossing {
  const operation = operationFor[kind];
  const { label, verb } = operations[operation];
  const isWhole = !capability.partial && operation !== 'order';
  const limit = isWhole ? ', but only all of it at once' : '';
  const formats = kind === 'labelled' && capability.formats ? `, as ${sayFormats(capability.formats)}` : '';
  const note = capability.note ? `. ${capability.note}` : '';
  const text = `${destination.name} can ${verb}${limit}${formats}${note}`;
  return { operation, label, state: isWhole ? 'wholeOnly' : 'taken', text };
}

/** Wire → what crosses it, in the order people think of it. Wires nothing can reach are left out. */
export function findCrossings(flow: FlowDocument, connections: Connections): ReadonlyMap<string, readonly Crossing[]> {
  const reaching = eventsReaching(flow, nodeTypes);
  const destinations = new Map(
    flow.nodes.map((node) => [node.id, connections.get(kindOf(node)?.publishesTo(node.settings) ?? '')]),
  );
  const converters = flow.nodes.filter((node) => !node.disabled && kindOf(node)?.family === 'document');
  const converted = reachableFrom(
    flow,
    converters.map(({ id }) => id),
  );
  return new Map(
    flow.edges.flatMap(({ id, from, to }) => {
      const end = { destination: destinations.get(to), isConverted: converted.has(from) };
      const kinds = reaching.get(from) ?? [];
      return kinds.length === 0 ? [] : [[id, kinds.map((kind) => crossingOf(kind, end))] as const];
    }),
  );
}
