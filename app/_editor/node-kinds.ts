import type { NodeType } from '../../nodes/contract';
import type { FlowNode } from '../../nodes/graph/flow-document';
import { nodeTypes } from '../../nodes/registry';

/** Undefined for a type this version does not know, e.g. in a text copied from a newer one. */
export const kindOf = ({ type }: Pick<FlowNode, 'type'>): NodeType | undefined => nodeTypes.get(type);

export const portsOf = (node: Pick<FlowNode, 'type'>): readonly string[] => Object.keys(kindOf(node)?.outputs ?? {});

/** What people call this step: its own name, or its type's title. */
export const nameOf = (node: Pick<FlowNode, 'type' | 'name'>): string => node.name ?? kindOf(node)?.title ?? node.type;

/** What people call an output; null where a step has only one, which needs no name. */
export const portLabel = (node: Pick<FlowNode, 'type'>, port: string): string | null =>
  portsOf(node).length > 1 ? (kindOf(node)?.outputs[port] ?? port) : null;
