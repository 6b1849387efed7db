import type { BuiltInTemplate } from './built-in-template';
import { all, at, edge, marketplace, publish, shop, source } from './parts';

export const unknownCountry: BuiltInTemplate = {
  id: 'builtin:unknown-country',
  name: 'Stop orders to other countries',
  description: 'Orders to the countries you ship to go to the shop; every other one stops, and its page says why.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, shop],
    parameters: [
      {
        key: 'p2',
        label: 'We ship to',
        value: ['DE', 'AT', 'CH'],
        places: [{ nodeId: 'known', path: ['rule', 'rules', 0, 'value'] }],
      },
      {
        key: 'p1',
        label: 'The order page says',
        value: 'We do not ship to {{shipToCountry}}: refund it at the marketplace',
        places: [{ nodeId: 'stop', path: ['message'] }],
      },
    ],
    flow: {
      version: 1,
      nodes: [
        source({ id: 'orders', slot: marketplace, events: ['created'], position: at(0, 0) }),
        {
          id: 'known',
          type: 'condition',
          name: 'Do we ship there?',
          settings: { rule: all({ fact: 'shipToCountry', operator: 'isOneOf', value: ['DE', 'AT', 'CH'] }) },
          position: at(1, 0),
        },
        publish({ id: 'shop', slot: shop, name: 'Into «s2»', position: at(2, -0.5) }),
        {
          id: 'stop',
          type: 'stop',
          name: null,
          settings: { message: 'We do not ship to {{shipToCountry}}: refund it at the marketplace' },
          position: at(2, 0.5),
        },
      ],
      edges: [edge('orders', ['out', 'known']), edge('known', ['yes', 'shop']), edge('known', ['no', 'stop'])],
    },
  },
};
