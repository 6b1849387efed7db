import type { Edit } from '../../../nodes/graph/edit';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { sayMany } from '../../_ui/say-number';
import { nameOf } from '../node-kinds';

const steps = (count: number) => sayMany(count, { one: 'step' });

const titleOf = ({ nodes }: FlowDocument, nodeId: string) => {
  const node = nodes.find(({ id }) => id === nodeId);
  return node ? nameOf(node) : 'a step';
};

const titlesOf = (flow: FlowDocument, [first, ...others]: readonly string[]) =>
  first !== undefined && others.length === 0 ? titleOf(flow, first) : steps(others.length + 1);

function wordsFor(edit: Edit, flow: FlowDocument): string {
  switch (edit.kind) {
    case 'addNode':
    case 'addNodeAfter':
    case 'addNodeOnEdge':
      return `added ${nameOf(edit.node)}`;
    case 'removeNodes':
      return `removed ${titlesOf(flow, edit.nodeIds)}`;
    case 'moveNodes':
      return `moved ${titlesOf(flow, Object.keys(edit.positions))}`;
    case 'arrange':
      return 'tidied up the drawing';
    case 'renameNode':
      return `renamed ${titleOf(flow, edit.nodeId)}`;
    case 'changeSettings':
      return `changed ${titleOf(flow, edit.nodeId)}`;
    case 'setDisabled':
      return `switched ${titlesOf(flow, edit.nodeIds)} ${edit.disabled ? 'off' : 'on'}`;
    case 'connect':
      return `connected ${titleOf(flow, edit.edge.from)} to ${titleOf(flow, edit.edge.to)}`;
    case 'disconnect':
      return `removed ${sayMany(edit.edgeIds.length, { one: 'connection' })}`;
    case 'paste':
      return `pasted ${steps(edit.fragment.nodes.length)}`;
    case 'duplicate':
      return `duplicated ${titlesOf(flow, edit.nodeIds)}`;
    case 'replaceAll':
      return 'replaced the draft';
  }
}

/** What edits done together come to, for the undo list and for people who listen: the first says it. */
export const describeEdits = ([first]: readonly Edit[], flow: FlowDocument): string =>
  first ? wordsFor(first, flow) : '';
