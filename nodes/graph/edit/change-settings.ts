import { nodeTypes } from '../../registry';
import type { FlowDocument, FlowNode } from '../flow-document';
import { changeNodes } from './change-nodes';

/**
 * Gives a node other settings. Where these take an output away, as when a value of a split is removed, the connections that began at
 * it go with it: they are never led on by another output.
 */
export function changeSettings(
  flow: FlowDocument,
  { nodeId, settings }: { nodeId: string; settings: FlowNode['settings'] },
): FlowDocument {
  const before = flow.nodes.find(({ id }) => id === nodeId);
  const changed = changeNodes(flow, { ids: [nodeId], change: { settings } });
  const type = before && nodeTypes.get(before.type);
  if (!type || changed === flow) return changed;
  const [had, has] = [type.outputs(before.settings), type.outputs(settings)];
  const isCut = (port: string) => Object.hasOwn(had, port) && !Object.hasOwn(has, port);
  const edges = flow.edges.filter(({ from, fromPort }) => from !== nodeId || !isCut(fromPort));
  return edges.length === flow.edges.length ? changed : { ...changed, edges };
}
