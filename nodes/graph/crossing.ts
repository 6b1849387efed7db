import { type Operation, operationFor, sayFormats } from '../capability';
import { cannotTake, canTake } from '../connection-check';
import type { Connections, NodeType } from '../contract';
import { NewsKind } from '../order/event';
import type { FlowDocument } from './flow-document';
import { listenersIn } from './listeners';
import { nextNodes } from './reach';

/** One kind of news that can reach a publish step, and whether its destination can take it. */
export interface Crossing {
  readonly kind: NewsKind;
  readonly operation: Operation;
  readonly taken: boolean;
  /** For `taken` false, in words: "Harbour Market cannot take returns". */
  readonly why?: string;
  /** The destination's limit worth knowing: "whole orders only". */
  readonly note?: string;
}

interface World {
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
  readonly connections: Connections;
}

/** Which kinds of news can reach each node, by what the sources before it listen to. Conditions are not counted out. */
export function eventsReaching(
  flow: FlowDocument,
  nodeTypes: ReadonlyMap<string, NodeType>,
): ReadonlyMap<string, readonly NewsKind[]> {
  const kindsAt = new Map<string, Set<NewsKind>>();
  const next = nextNodes(flow);
  const toSpread = listenersIn(flow, nodeTypes).map(({ nodeId, events }) => ({ nodeId, kinds: events }));
  // The list grows while it is read; a node comes up again only with kinds it has not had, so at most seven times.
  for (const { nodeId, kinds } of toSpread) {
    const known = kindsAt.get(nodeId) ?? new Set();
    const added = kinds.filter((kind) => !known.has(kind));
    kindsAt.set(nodeId, new Set([...known, ...added]));
    if (added.length > 0) toSpread.push(...(next.get(nodeId) ?? []).map((to) => ({ nodeId: to, kinds: added })));
  }
  return new Map([...kindsAt].map(([id, kinds]) => [id, inOrder(kinds)]));
}

/** By publish node: what crosses into its account and what cannot. For the canvas edges and for the check before publishing. */
export function crossings(flow: FlowDocument, world: World): ReadonlyMap<string, readonly Crossing[]> {
  const reaching = eventsReaching(flow, world.nodeTypes);
  return new Map(
    flow.nodes.flatMap(({ id, type, settings, disabled }) => {
      const connectionId = disabled ? null : world.nodeTypes.get(type)?.publishesTo(settings);
      const destination = connectionId ? world.connections.get(connectionId) : undefined;
      if (!destination) return [];
      return [[id, (reaching.get(id) ?? []).map((kind) => crossingOf(kind, destination))] as const];
    }),
  );
}

function crossingOf(kind: NewsKind, destination: Parameters<typeof canTake>[0]): Crossing {
  const operation = operationFor[kind];
  const capability = canTake(destination, operation);
  if (!capability) return { kind, operation, taken: false, why: cannotTake(destination, kind) };
  const formats = kind === 'labelled' && capability.formats ? `As ${sayFormats(capability.formats)}` : undefined;
  const note = [capability.note, formats].filter(Boolean).join(' ');
  return { kind, operation, taken: true, ...(note && { note }) };
}

const inOrder = (kinds: ReadonlySet<NewsKind>): NewsKind[] => NewsKind.options.filter((kind) => kinds.has(kind));
