import type { FlowDocument, FlowNode } from '../../nodes/graph/flow-document';

const ROW = 10;

interface Ends {
  readonly sourceId: string;
  readonly destinationId: string;
}

/** What stands in each column of a row: a beginning, tags and conditions by turns, a destination. */
function stepAt(column: number, { sourceId, destinationId }: Ends): Pick<FlowNode, 'type' | 'settings'> {
  if (column === 0) return { type: 'source', settings: { connectionId: sourceId, events: ['created'] } };
  if (column === ROW - 1)
    return { type: 'publish', settings: { connectionId: destinationId, publish: { kind: 'always' } } };
  if (column % 2 === 1) {
    return {
      type: 'tag',
      settings: { rules: [{ set: 'addTag', value: { kind: 'constant', text: `Tag ${column}` } }] },
    };
  }
  const test = { kind: 'test', fact: 'tags', operator: 'contains', value: `Tag ${column - 1}` };
  return { type: 'condition', settings: { rule: { kind: 'group', mode: 'all', rules: [test] } } };
}

const portOf = (column: number) => (column === 0 || column % 2 === 1 ? 'out' : 'yes');

/** A large flow with nothing wrong in it: rows of ten steps. */
export function wideFlow(steps: number, ends: Ends): FlowDocument {
  const cells = Array.from({ length: steps }, (_, index) => ({ row: Math.floor(index / ROW), column: index % ROW }));
  const id = (row: number, column: number) => `step-${row}-${column}`;
  return {
    version: 1,
    nodes: cells.map(({ row, column }) => ({
      id: id(row, column),
      name: null,
      position: { x: column * 360, y: row * 200 },
      ...stepAt(column, ends),
    })),
    edges: cells
      .filter(({ column }) => column > 0)
      .map(({ row, column }) => ({
        id: `wire-${row}-${column}`,
        from: id(row, column - 1),
        fromPort: portOf(column - 1),
        to: id(row, column),
      })),
  };
}
