import type { TemplateSlot } from '../../../nodes/template/template-content';
import type { BuiltInTemplate } from './built-in-template';
import { all, at, edge, marketplace, publish, source } from './parts';

const first: TemplateSlot = { key: 's2', label: 'The first warehouse', kind: 'shop', connector: null };
const second: TemplateSlot = { key: 's3', label: 'The second warehouse', kind: 'shop', connector: null };

export const twoWarehouses: BuiltInTemplate = {
  id: 'builtin:two-warehouses',
  name: 'Two warehouses by SKU',
  description: 'Orders with a product whose SKU contains a text go to the first warehouse, all others to the second.',
  version: 1,
  content: {
    version: 1,
    slots: [marketplace, first, second],
    parameters: [
      {
        key: 'p1',
        label: 'The SKU contains',
        value: 'WH1-',
        places: [{ nodeId: 'which', path: ['rule', 'rules', 0, 'value'] }],
      },
    ],
    flow: {
      version: 1,
      nodes: [
        source({ id: 'orders', slot: marketplace, events: ['created', 'cancelled'], position: at(0, 0) }),
        {
          id: 'which',
          type: 'condition',
          name: 'First warehouse?',
          settings: { rule: all({ fact: 'sku', operator: 'hasText', value: 'WH1-' }) },
          position: at(1, 0),
        },
        publish({ id: 'first', slot: first, name: 'To «s2»', position: at(2, -0.5) }),
        publish({ id: 'second', slot: second, name: 'To «s3»', position: at(2, 0.5) }),
      ],
      edges: [edge('orders', ['out', 'which']), edge('which', ['yes', 'first']), edge('which', ['no', 'second'])],
    },
  },
};
