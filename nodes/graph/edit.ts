import { addNode, addNodeAfter, addNodeOnEdge, duplicateNodes, pasteFragment } from './edit/add-nodes';
import { changeNodes, moveNodes } from './edit/change-nodes';
import { changeSettings } from './edit/change-settings';
import { removeNodes } from './edit/remove-nodes';
import { connect, disconnect } from './edit/wire-nodes';
import type { FlowDocument, FlowEdge, FlowNode } from './flow-document';

type Positions = Readonly<Record<string, FlowNode['position']>>;

/** Nodes with the edges between them, ids already fresh. */
export type Fragment = Pick<FlowDocument, 'nodes' | 'edges'>;

/** Everything a person can do to a flow. The canvas dispatches these; undo, paste, templates and tests take the same road. */
export type Edit =
  | { readonly kind: 'addNode'; readonly node: FlowNode }
  /** Behind an output of another node. */
  | {
      readonly kind: 'addNodeAfter';
      readonly node: FlowNode;
      readonly after: string;
      readonly port: string;
      readonly edgeId: string;
    }
  /** Into an edge, which then ends at the new node; `newEdgeId` leads on from the new node's output `port`. */
  | {
      readonly kind: 'addNodeOnEdge';
      readonly node: FlowNode;
      readonly edgeId: string;
      readonly port: string;
      readonly newEdgeId: string;
    }
  /** A node with one edge in and one out leaves a connection behind. */
  | { readonly kind: 'removeNodes'; readonly nodeIds: readonly string[] }
  | { readonly kind: 'moveNodes'; readonly positions: Positions }
  /** As moveNodes, but meant by the layout; told apart for the undo list. */
  | { readonly kind: 'arrange'; readonly positions: Positions }
  | { readonly kind: 'renameNode'; readonly nodeId: string; readonly name: string | null }
  /** Replaces all settings of the node; connections that began at an output it does not have any more go with it. */
  | { readonly kind: 'changeSettings'; readonly nodeId: string; readonly settings: FlowNode['settings'] }
  | { readonly kind: 'setDisabled'; readonly nodeIds: readonly string[]; readonly disabled: boolean }
  | { readonly kind: 'connect'; readonly edge: FlowEdge }
  | { readonly kind: 'disconnect'; readonly edgeIds: readonly string[] }
  | { readonly kind: 'paste'; readonly fragment: Fragment }
  /** @param ids fresh ids by the old ones, for the nodes and for the edges between them; edges without one are left out. */
  | {
      readonly kind: 'duplicate';
      readonly nodeIds: readonly string[];
      readonly ids: Readonly<Record<string, string>>;
      readonly offset: FlowNode['position'];
    }
  | { readonly kind: 'replaceAll'; readonly document: FlowDocument };

/**
 * Returns a new document and never changes the one it is given; the very same one when the edit changes nothing. Unknown ids and
 * illegal connections (connect-check.ts) are passed over in silence, so any edits in any order leave a document that is well formed.
 */
export function applyEdit(flow: FlowDocument, edit: Edit): FlowDocument {
  switch (edit.kind) {
    case 'addNode':
      return addNode(flow, edit.node);
    case 'addNodeAfter':
      return addNodeAfter(flow, edit);
    case 'addNodeOnEdge':
      return addNodeOnEdge(flow, edit);
    case 'removeNodes':
      return removeNodes(flow, edit.nodeIds);
    case 'moveNodes':
    case 'arrange':
      return moveNodes(flow, edit.positions);
    case 'renameNode':
      return changeNodes(flow, { ids: [edit.nodeId], change: { name: edit.name?.trim() || null } });
    case 'changeSettings':
      return changeSettings(flow, edit);
    case 'setDisabled':
      return changeNodes(flow, { ids: edit.nodeIds, change: { disabled: edit.disabled } });
    case 'connect':
      return connect(flow, edit.edge);
    case 'disconnect':
      return disconnect(flow, edit.edgeIds);
    case 'paste':
      return pasteFragment(flow, edit.fragment);
    case 'duplicate':
      return duplicateNodes(flow, edit);
    case 'replaceAll':
      return edit.document;
  }
}
