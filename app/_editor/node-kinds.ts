import type { NodeType } from '../../nodes/contract';
import type { FlowNode } from '../../nodes/graph/flow-document';
import { nodeTypes } from '../../nodes/registry';
import { cardHeight, NOTE_HEIGHT } from './canvas/node-geometry';

/** Undefined for a type this version does not know, e.g. in a text copied from a newer one. */
export const kindOf = ({ type }: Pick<FlowNode, 'type'>): NodeType | undefined => nodeTypes.get(type);

type Wired = Pick<FlowNode, 'type'> & { readonly settings?: FlowNode['settings'] };

/** Output → label; without settings those of a fresh step. */
const outputsOf = (node: Wired): Readonly<Record<string, string>> => {
  const kind = kindOf(node);
  return kind?.outputs(node.settings ?? kind.initial) ?? {};
};

export const portsOf = (node: Wired): readonly string[] => Object.keys(outputsOf(node));

/** Words beside the flow: nothing comes in and nothing goes out. */
export const isNote = (node: Wired): boolean => {
  const kind = kindOf(node);
  return kind !== undefined && !kind.acceptsInput && portsOf(node).length === 0;
};

export const heightOf = (node: Wired): number => (isNote(node) ? NOTE_HEIGHT : cardHeight(portsOf(node)));

/** What people call this step: its own name, or its type's title. */
export const nameOf = (node: Pick<FlowNode, 'type' | 'name'>): string => node.name ?? kindOf(node)?.title ?? node.type;

/** What people call an output; null where a step has only one, which needs no name. */
export const portLabel = (node: Wired, port: string): string | null =>
  portsOf(node).length > 1 ? portName(node, port) : null;

export const portName = (node: Wired, port: string): string => outputsOf(node)[port] ?? port;
