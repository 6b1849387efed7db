import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { listenersIn } from '../../../nodes/graph/listeners';
import { nodeTypes } from '../../../nodes/registry';

/**
 * Accounts whose orders this flow can meet: those it begins at, and, where it carries news of known orders back, those it publishes to.
 * Empty while no account is chosen.
 */
export function birthplaces(flow: FlowDocument): readonly string[] {
  const listeners = listenersIn(flow, nodeTypes);
  const carriesNews = listeners.some(({ events }) => !events.includes('created'));
  const reached = flow.nodes.flatMap((node) => nodeTypes.get(node.type)?.publishesTo(node.settings) || []);
  const ids = [...listeners.map(({ connectionId }) => connectionId), ...(carriesNews ? reached : [])];
  return [...new Set(ids)].filter((id) => id !== '').sort();
}
