import type { BuiltInTemplate } from './built-in-template';
import { at, edge, marketplace, publish, shop, source } from './parts';

export const updatesHome: BuiltInTemplate = {
  id: 'builtin:updates-home',
  name: 'Updates back to the marketplace',
  description:
    'Shipments, cancellations, returns and refunds of the shop go back to the marketplace the order came from, and to no other.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, shop],
    parameters: [],
    flow: {
      version: 1,
      nodes: [
        source({
          id: 'updates',
          slot: shop,
          events: ['shipped', 'cancelled', 'returned', 'refunded'],
          position: at(0, 0),
        }),
        publish({ id: 'home', slot: marketplace, name: 'Back to «s1»', position: at(1, 0) }),
      ],
      edges: [edge('updates', ['out', 'home'])],
    },
  },
};
