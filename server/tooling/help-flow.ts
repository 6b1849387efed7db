import type { FlowDocument, FlowNode } from '../../nodes/graph/flow-document';

interface Accounts {
  readonly harbour: string;
  readonly lantern: string;
  readonly store: string;
}

const COLUMN = 376;

const step = (idAndType: string, at: readonly [x: number, y: number], looks: Partial<FlowNode>): FlowNode => {
  const [id = '', type = ''] = idAndType.split(' ');
  return { id, type, name: null, settings: {}, ...looks, position: { x: at[0] * COLUMN, y: at[1] } };
};

const tagging = (text: string) => ({ rules: [{ set: 'addTag', value: { kind: 'constant', text } }] });

/** The ten steps in the pictures of the help: what most shops begin with, and what they come to want. */
export const helpFlow = ({ harbour, lantern, store }: Accounts): FlowDocument => ({
  version: 1,
  nodes: [
    step('harbour source', [0, 0], {
      name: 'Harbour Market',
      settings: { connectionId: harbour, events: ['created'] },
    }),
    step('lantern source', [0, 176], {
      name: 'Lantern Bazaar',
      settings: { connectionId: lantern, events: ['created'] },
    }),
    step('tag-harbour tag', [1, 0], { name: 'Tag as Harbour', settings: tagging('Harbour Market') }),
    step('tag-lantern tag', [1, 176], { name: 'Tag as Lantern', settings: tagging('Lantern Bazaar') }),
    step('large condition', [2, 64], {
      name: 'A large order?',
      settings: {
        rule: {
          kind: 'group',
          mode: 'all',
          rules: [{ kind: 'test', fact: 'total', operator: 'over', value: '200' }],
        },
      },
    }),
    step('look hold', [3, -32], {
      name: 'Somebody looks at it',
      settings: { message: 'Is the address right?', approvers: 'editor', ifNobody: 'wait' },
    }),
    step('store publish', [4, 64], {
      name: 'Into the shop',
      settings: { connectionId: store, publish: { kind: 'always' } },
    }),
    step('shipped source', [0, 368], {
      name: 'Shipped by the shop',
      settings: { connectionId: store, events: ['shipped'] },
    }),
    step('home publish', [1, 368], {
      name: 'Tell Harbour Market',
      settings: { connectionId: harbour, publish: { kind: 'always' }, onlyToOrigin: true },
    }),
    step('why note', [2, 352], {
      name: 'Why 200?',
      settings: { text: 'Above that the insurance wants a second pair of eyes. Ask Ana before changing it.' },
    }),
  ],
  edges: [
    ['harbour', 'out', 'tag-harbour'],
    ['lantern', 'out', 'tag-lantern'],
    ['tag-harbour', 'out', 'large'],
    ['tag-lantern', 'out', 'large'],
    ['large', 'yes', 'look'],
    ['large', 'no', 'store'],
    ['look', 'approved', 'store'],
    ['shipped', 'out', 'home'],
  ].map(([from = '', fromPort = '', to = '']) => ({ id: `${from}-${fromPort}-${to}`, from, fromPort, to })),
});
