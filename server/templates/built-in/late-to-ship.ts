import type { BuiltInTemplate } from './built-in-template';
import { at, edge, email, mailTo, sender } from './parts';

const mail = sender('s1');
const warehouse = 'warehouse@example.com';

export const lateToShip: BuiltInTemplate = {
  id: 'builtin:late-to-ship',
  name: 'Late shipments, once a day',
  description:
    'Every day at a time, one email with the orders that are late to ship or nearly so. No email when none is.',
  version: 1,
  content: {
    version: 1,
    slots: [mail],
    parameters: [
      mailTo('send', { label: 'Email to', value: warehouse }),
      { key: 'p1', label: 'Every day at', value: '08:00', places: [{ nodeId: 'late', path: ['time'] }] },
      { key: 'p2', label: 'Time zone', value: 'UTC', places: [{ nodeId: 'late', path: ['zone'] }] },
      { key: 'p3', label: 'Late, or due within', value: 24, places: [{ nodeId: 'late', path: ['hours'] }] },
    ],
    flow: {
      version: 1,
      nodes: [
        {
          id: 'late',
          type: 'late-orders',
          name: null,
          settings: { time: '08:00', zone: 'UTC', days: [], hours: 24 },
          position: at(0, 0),
        },
        email({
          id: 'send',
          slot: mail,
          message: {
            to: warehouse,
            subject: '{{lateCount}} late to ship',
            text: 'These are to be shipped first, the most urgent at the top:\n\n{{lateOrders}}',
            attach: 'nothing',
          },
          position: at(1, 0),
        }),
      ],
      edges: [edge('late', ['out', 'send'])],
    },
  },
};
