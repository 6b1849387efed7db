import { conditionNode } from './condition.node';
import type { NodeType } from './contract';
import { emailNode } from './email.node';
import { holdNode } from './hold.node';
import { httpCallNode } from './http-call.node';
import { labelConvertNode } from './label-convert.node';
import { lateOrdersNode } from './late-orders.node';
import { noteNode } from './note.node';
import { publishNode } from './publish.node';
import { sourceNode } from './source.node';
import { splitNode } from './split.node';
import { stopNode } from './stop.node';
import { tagNode } from './tag.node';
import { waitNode } from './wait.node';

/** Every node type there is. The palette, the settings panel, validation and the engine all read this list. */
export const nodeTypes: ReadonlyMap<string, NodeType> = new Map(
  [
    sourceNode,
    lateOrdersNode,
    tagNode,
    conditionNode,
    splitNode,
    publishNode,
    httpCallNode,
    emailNode,
    labelConvertNode,
    waitNode,
    holdNode,
    stopNode,
    noteNode,
  ].map((nodeType) => [nodeType.type, nodeType]),
);
