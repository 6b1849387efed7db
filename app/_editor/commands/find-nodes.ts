import type { Connections } from '../../../nodes/contract';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { kindOf, nameOf } from '../node-kinds';

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Steps whose name, type, words or settings hold the text, from left to right. Account names count where a step uses the account. */
export function findNodes(
  flow: FlowDocument,
  { text, connections }: { text: string; connections: Connections },
): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return flow.nodes
    .filter((node) => {
      const kind = kindOf(node);
      const said = kind?.summary(node.settings, { connections }) ?? '';
      const parts = [nameOf(node), kind?.title ?? node.type, said, ...textsIn(node.settings)];
      return parts.some((part) => part.toLowerCase().includes(wanted));
    })
    .sort((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
    .map(({ id }) => id);
}
