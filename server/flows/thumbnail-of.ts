import type { NodeFamily } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { nodeTypes } from '../../nodes/registry';

/** What a small picture of a drawing is made of. */
export interface Thumbnail {
  readonly nodes: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly family: NodeFamily;
    readonly type: string;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

export const thumbnailOf = ({ nodes, edges }: FlowDocument): Thumbnail => ({
  nodes: nodes.map(({ id, type, position }) => ({
    id,
    type,
    x: position.x,
    y: position.y,
    family: nodeTypes.get(type)?.family ?? 'control',
  })),
  edges: edges.map(({ from, to }) => ({ from, to })),
});
