import type { BuiltInTemplate } from './built-in-template';
import { at, edge, marketplace, publish, shop, source } from './parts';

export const labelsToShop: BuiltInTemplate = {
  id: 'builtin:labels-to-shop',
  name: 'Shipping labels as PDF',
  description: 'The marketplace’s shipping labels become PDFs of the paper you print on, attached to the shop’s order.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, shop],
    parameters: [
      { key: 'p1', label: 'File name', value: 'label-{number}', places: [{ nodeId: 'pdf', path: ['fileName'] }] },
    ],
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
        publish({ id: 'shop', slot: shop, name: 'Onto the order in «s2»', position: at(2, 0) }),
      ],
      edges: [edge('labels', ['out', 'pdf']), edge('pdf', ['converted', 'shop'])],
    },
  },
};
