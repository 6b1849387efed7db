import type { BuiltInTemplate } from './built-in-template';
import { all, at, edge, email, mailTo, marketplace, publish, sender, shop, source } from './parts';

const mail = sender('s3');
const colleague = 'orders@example.com';
const said = 'We do not ship to {{shipToCountry}}: refund it at the marketplace';

export const unknownCountry: BuiltInTemplate = {
  id: 'builtin:unknown-country',
  name: 'Unknown country: email and stop',
  description:
    'Orders to the countries you ship to go to the shop. Of every other one somebody gets an email, the order stops, and its page says why.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, shop, mail],
    parameters: [
      {
        key: 'p1',
        label: 'We ship to',
        value: ['DE', 'AT', 'CH'],
        places: [{ nodeId: 'known', path: ['rule', 'rules', 0, 'value'] }],
      },
      mailTo('tell', { label: 'Email to', value: colleague }),
      { key: 'p2', label: 'The order page says', value: said, places: [{ nodeId: 'stop', path: ['message'] }] },
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
        email({
          id: 'tell',
          slot: mail,
          message: {
            to: colleague,
            subject: 'Order {{number}} to {{shipToCountry}} was stopped',
            text: 'We do not ship to {{shipToCountry}}. Order {{number}} of «s1» is to be refunded there.',
            attach: 'nothing',
          },
          position: at(2, 0.5),
        }),
        { id: 'stop', type: 'stop', name: null, settings: { message: said }, position: at(3, 0.5) },
      ],
      edges: [
        edge('orders', ['out', 'known']),
        edge('known', ['yes', 'shop']),
        edge('known', ['no', 'tell']),
        edge('tell', ['done', 'stop']),
      ],
    },
  },
};
