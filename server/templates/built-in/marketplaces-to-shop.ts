import type { TemplateSlot } from '../../../nodes/template/template-content';
import type { BuiltInTemplate } from './built-in-template';
import { all, at, edge, isPaid, publish, source } from './parts';

const first: TemplateSlot = { key: 's1', label: 'The first marketplace', kind: 'marketplace', connector: null };
const second: TemplateSlot = { key: 's2', label: 'The second marketplace', kind: 'marketplace', connector: null };
const shop: TemplateSlot = { key: 's3', label: 'The shop', kind: 'shop', connector: null };

const tag = ({ id, text, y }: { id: string; text: string; y: number }) => ({
  id,
  type: 'tag',
  name: null,
  settings: { rules: [{ set: 'addTag', value: { kind: 'constant', text } }] },
  position: at(1, y),
});
const tagParameter = ({ key, nodeId, slot }: { key: string; nodeId: string; slot: TemplateSlot }) => ({
  key,
  label: `Tag of ${slot.label.toLowerCase()}`,
  value: `«${slot.key}»`,
  places: [{ nodeId, path: ['rules', 0, 'value', 'text'] }],
});
const backTo = ({ id, slot, y }: { id: string; slot: TemplateSlot; y: number }) =>
  publish({ id, slot, name: `Back to «${slot.key}»`, position: at(1, y) });

export const marketplacesToShop: BuiltInTemplate = {
  id: 'builtin:marketplaces-to-shop',
  name: 'Two marketplaces into a shop, and back',
  description:
    'New paid orders get the tag of their marketplace and go to the shop. What happens there goes back to the marketplace the order came from, and to no other.',
  version: 1,
  content: {
    version: 1,
    slots: [first, second, shop],
    parameters: [
      tagParameter({ key: 'p1', nodeId: 'tag-1', slot: first }),
      tagParameter({ key: 'p2', nodeId: 'tag-2', slot: second }),
    ],
    flow: {
      version: 1,
      nodes: [
        source({ id: 'in-1', slot: first, events: ['created', 'cancelled'], position: at(0, 0) }),
        tag({ id: 'tag-1', text: '«s1»', y: 0 }),
        source({ id: 'in-2', slot: second, events: ['created', 'cancelled'], position: at(0, 1) }),
        tag({ id: 'tag-2', text: '«s2»', y: 1 }),
        { id: 'paid', type: 'condition', name: 'Is it paid?', settings: { rule: all(isPaid) }, position: at(2, 0.5) },
        publish({ id: 'shop', slot: shop, name: 'Into «s3»', position: at(3, 0.5) }),
        source({
          id: 'updates',
          slot: shop,
          events: ['shipped', 'cancelled', 'returned', 'refunded'],
          position: at(0, 2.5),
        }),
        backTo({ id: 'home-1', slot: first, y: 2 }),
        backTo({ id: 'home-2', slot: second, y: 3 }),
      ],
      edges: [
        edge('in-1', ['out', 'tag-1']),
        edge('in-2', ['out', 'tag-2']),
        edge('tag-1', ['out', 'paid']),
        edge('tag-2', ['out', 'paid']),
        edge('paid', ['yes', 'shop']),
        edge('updates', ['out', 'home-1']),
        edge('updates', ['out', 'home-2']),
      ],
    },
  },
};
