import type { BuiltInTemplate } from './built-in-template';
import { all, at, edge, isPaid, marketplace, publish, shop, source } from './parts';

export const ordersToShop: BuiltInTemplate = {
  id: 'builtin:orders-to-shop',
  name: 'Marketplace to shop, with a tag',
  description:
    'New paid orders of a marketplace get its tag and go to the shop; cancellations follow them. Take “Updates back to the marketplace” along with it.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, shop],
    parameters: [
      { key: 'p1', label: 'Tag', value: '«s1»', places: [{ nodeId: 'tag', path: ['rules', 0, 'value', 'text'] }] },
    ],
    flow: {
      version: 1,
      nodes: [
        source({ id: 'orders', slot: marketplace, events: ['created', 'cancelled'], position: at(0, 0) }),
        {
          id: 'tag',
          type: 'tag',
          name: null,
          settings: { rules: [{ set: 'addTag', value: { kind: 'constant', text: '«s1»' } }] },
          position: at(1, 0),
        },
        { id: 'paid', type: 'condition', name: 'Is it paid?', settings: { rule: all(isPaid) }, position: at(2, 0) },
        publish({ id: 'shop', slot: shop, name: 'Into «s2»', position: at(3, 0) }),
      ],
      edges: [edge('orders', ['out', 'tag']), edge('tag', ['out', 'paid']), edge('paid', ['yes', 'shop'])],
    },
  },
};
