import type { BuiltInTemplate } from './built-in-template';
import { at, edge, marketplace, publish, shop, source } from './parts';

export const cancelBothWays: BuiltInTemplate = {
  id: 'builtin:cancel-both-ways',
  name: 'Cancellations both ways',
  description:
    'What is cancelled at the marketplace is cancelled in the shop, and the other way round. Nothing goes round in circles.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, shop],
    parameters: [],
    flow: {
      version: 1,
      nodes: [
        source({ id: 'there', slot: marketplace, events: ['cancelled'], position: at(0, 0) }),
        publish({ id: 'to-shop', slot: shop, name: 'Cancel in «s2»', position: at(1, 0) }),
        source({ id: 'here', slot: shop, events: ['cancelled'], position: at(0, 1) }),
        publish({ id: 'to-market', slot: marketplace, name: 'Cancel at «s1»', position: at(1, 1) }),
      ],
      edges: [edge('there', ['out', 'to-shop']), edge('here', ['out', 'to-market'])],
    },
  },
};
