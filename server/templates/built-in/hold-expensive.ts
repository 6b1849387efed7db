import type { BuiltInTemplate } from './built-in-template';
import { all, at, edge, marketplace, publish, shop, source } from './parts';

export const holdExpensive: BuiltInTemplate = {
  id: 'builtin:hold-expensive',
  name: 'Hold orders over an amount',
  description: 'Orders over an amount wait until somebody approves them; all others go to the shop at once.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, shop],
    parameters: [
      {
        key: 'p1',
        label: 'Hold orders over',
        value: 500,
        places: [{ nodeId: 'over', path: ['rule', 'rules', 0, 'value'] }],
      },
      {
        key: 'p2',
        label: 'What is to be looked at',
        value: 'A large order of {{buyerName}}: is it meant?',
        places: [{ nodeId: 'hold', path: ['message'] }],
      },
    ],
    flow: {
      version: 1,
      nodes: [
        source({ id: 'orders', slot: marketplace, events: ['created'], position: at(0, 0) }),
        {
          id: 'over',
          type: 'condition',
          name: 'A large order?',
          settings: { rule: all({ fact: 'total', operator: 'over', value: 500 }) },
          position: at(1, 0),
        },
        {
          id: 'hold',
          type: 'hold',
          name: null,
          settings: {
            message: 'A large order of {{buyerName}}: is it meant?',
            approvers: 'editor',
            ifNobody: 'wait',
          },
          position: at(2, -0.5),
        },
        publish({ id: 'shop', slot: shop, name: 'Into «s2»', position: at(3, 0.5) }),
      ],
      edges: [
        edge('orders', ['out', 'over']),
        edge('over', ['yes', 'hold']),
        edge('over', ['no', 'shop']),
        edge('hold', ['approved', 'shop']),
      ],
    },
  },
};
