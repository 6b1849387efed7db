import { expect, it } from 'vitest';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { nodeTypes } from '../../nodes/registry';
import { usesConnection } from './uses-connection';

const at = { x: 0, y: 0 };
const flow: FlowDocument = {
  version: 1,
  nodes: [
    { id: 'in', type: 'source', name: null, settings: { connectionId: 'market', events: ['created'] }, position: at },
    { id: 'out', type: 'publish', name: null, settings: { connectionId: 'shop' }, position: at },
    { id: 'gone', type: 'no-such-step', name: null, settings: {}, position: at },
  ],
  edges: [],
};

it('a flow uses the account its orders come from and the account they go to, and no other', () => {
  const used = (connectionId: string) => usesConnection(flow, { connectionId, nodeTypes });
  expect(['market', 'shop', 'elsewhere'].map(used)).toEqual([true, true, false]);
});
