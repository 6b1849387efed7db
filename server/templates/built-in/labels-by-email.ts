import type { BuiltInTemplate } from './built-in-template';
import { at, edge, email, mailTo, marketplace, sender, source } from './parts';

const mail = sender('s2');
const warehouse = 'warehouse@example.com';

export const labelsByEmail: BuiltInTemplate = {
  id: 'builtin:labels-by-email',
  name: 'Shipping labels to the warehouse',
  description:
    'The marketplace’s shipping labels, HTML or whatever they are, become PDFs and go to the warehouse by email.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, mail],
    parameters: [mailTo('send', { label: 'The warehouse’s address', value: warehouse })],
    flow: {
      version: 1,
      nodes: [
        source({ id: 'labels', slot: marketplace, events: ['labelled'], position: at(0, 0) }),
        {
          id: 'pdf',
          type: 'label-convert',
          name: null,
          settings: {
            input: 'label',
            output: 'pdf',
            paper: '4x6in',
            fileName: 'label-{number}',
            whenNone: 'goOn',
            waitMinutes: 60,
          },
          position: at(1, 0),
        },
        email({
          id: 'send',
          slot: mail,
          message: {
            to: warehouse,
            subject: 'Label of order {{number}}',
            text: 'The label of order {{number}} is attached. Please print it and ship.',
            attach: 'label',
          },
          position: at(2, 0),
        }),
      ],
      edges: [edge('labels', ['out', 'pdf']), edge('pdf', ['converted', 'send'])],
    },
  },
};
