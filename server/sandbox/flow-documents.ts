import type { FlowDocument, FlowEdge, FlowNode } from '../../nodes/graph/flow-document';

/** Ids of the demo's connections. */
export interface DemoConnections {
  readonly harbour: string;
  readonly lantern: string;
  readonly store: string;
}

/** A card is 240 px wide; the rest is room for edges and what they say. */
const column = 380;
const row = 160;
const at = (x: number, y: number) => ({ x: x * column, y: y * row });

const edge = (from: string, [fromPort, to]: readonly [string, string]): FlowEdge => ({
  id: `${from}-${fromPort}-${to}`,
  from,
  fromPort,
  to,
});

const hasTag = (tag: string) => ({
  kind: 'group',
  mode: 'all',
  rules: [{ kind: 'test', fact: 'tags', operator: 'contains', value: tag }],
});

const text = (value: string) => ({ kind: 'constant', text: value });

/** Orders of both marketplaces get the tag of theirs and go to the shop once they are paid; cancellations follow them. */
export const toStoreFlow = ({ harbour, lantern, store }: DemoConnections): FlowDocument => ({
  version: 1,
  nodes: [
    sourceNode({ id: 'harbour', name: 'Harbour Market', connectionId: harbour, y: 0 }),
    sourceNode({ id: 'lantern', name: 'Lantern Bazaar', connectionId: lantern, y: 1 }),
    {
      id: 'tag-harbour',
      type: 'tag',
      name: 'Tag as Harbour Market',
      settings: { rules: [{ set: 'addTag', value: text('Harbour Market') }] },
      position: at(1, 0),
    },
    {
      id: 'tag-lantern',
      type: 'tag',
      name: 'Tag as Lantern Bazaar',
      settings: { rules: [{ set: 'addTag', value: text('Lantern Bazaar') }, giftTag] },
      position: at(1, 1),
    },
    {
      id: 'paid',
      type: 'condition',
      name: 'Is it paid?',
      settings: { rule: isPaid },
      position: at(2, 0.5),
    },
    {
      id: 'store',
      type: 'publish',
      name: 'Into Workshop Store',
      settings: { connectionId: store, publish: { kind: 'always' }, overrides: [], overwrites: [] },
      position: at(3, 0.5),
    },
  ],
  edges: [
    edge('harbour', ['out', 'tag-harbour']),
    edge('lantern', ['out', 'tag-lantern']),
    edge('tag-harbour', ['out', 'paid']),
    edge('tag-lantern', ['out', 'paid']),
    edge('paid', ['yes', 'store']),
  ],
});

const sourceNode = (source: { id: string; name: string; connectionId: string; y: number }): FlowNode => ({
  id: source.id,
  type: 'source',
  name: source.name,
  settings: { connectionId: source.connectionId, events: ['created', 'cancelled'] },
  position: at(0, source.y),
});

const isPaid = {
  kind: 'group',
  mode: 'all',
  rules: [{ kind: 'test', fact: 'payment', operator: 'isOneOf', value: ['paid', 'partiallyRefunded'] }],
};

/** If somebody wrote a greeting then "Gift", otherwise nothing. */
const giftTag = {
  set: 'addTag',
  value: {
    kind: 'if',
    rule: {
      kind: 'group',
      mode: 'all',
      rules: [{ kind: 'test', fact: 'attribute', param: 'giftMessage', operator: 'isNotEmpty' }],
    },
    yes: text('Gift'),
    no: text(''),
  },
};

/** What happens in the shop goes back to the marketplace whose tag the order has, and to no other. */
export const updatesHomeFlow = ({ harbour, lantern, store }: DemoConnections): FlowDocument => ({
  version: 1,
  nodes: [
    {
      id: 'store',
      type: 'source',
      name: 'Workshop Store',
      settings: { connectionId: store, events: ['shipped', 'cancelled', 'returned', 'refunded'] },
      position: at(0, 0),
    },
    {
      id: 'is-harbour',
      type: 'condition',
      name: 'From Harbour Market?',
      settings: { rule: hasTag('Harbour Market') },
      position: at(1, 0),
    },
    {
      id: 'is-lantern',
      type: 'condition',
      name: 'From Lantern Bazaar?',
      settings: { rule: hasTag('Lantern Bazaar') },
      position: at(2, 1),
    },
    publishHome({ id: 'harbour', name: 'Back to Harbour Market', connectionId: harbour, y: 0 }),
    publishHome({ id: 'lantern', name: 'Back to Lantern Bazaar', connectionId: lantern, y: 1 }),
  ],
  edges: [
    edge('store', ['out', 'is-harbour']),
    edge('is-harbour', ['yes', 'harbour']),
    edge('is-harbour', ['no', 'is-lantern']),
    edge('is-lantern', ['yes', 'lantern']),
  ],
});

/** The marketplaces' labels are HTML; the shop prints PDF. */
export const labelsFlow = ({ harbour, lantern, store }: DemoConnections): FlowDocument => ({
  version: 1,
  nodes: [
    {
      ...sourceNode({ id: 'harbour', name: 'Harbour Market', connectionId: harbour, y: 0 }),
      settings: labelsOf(harbour),
    },
    {
      ...sourceNode({ id: 'lantern', name: 'Lantern Bazaar', connectionId: lantern, y: 1 }),
      settings: labelsOf(lantern),
    },
    {
      id: 'pdf',
      type: 'label-convert',
      name: 'Label as PDF, 4 × 6 in',
      settings: {
        input: 'label',
        output: 'pdf',
        paper: '4x6in',
        fileName: 'label-{number}',
        whenNone: 'goOn',
        waitMinutes: 60,
      },
      position: at(1, 0.5),
    },
    {
      id: 'store',
      type: 'publish',
      name: 'Onto the store’s order',
      settings: { connectionId: store, publish: { kind: 'always' }, overrides: [], overwrites: [] },
      position: at(2, 0.5),
    },
  ],
  edges: [edge('harbour', ['out', 'pdf']), edge('lantern', ['out', 'pdf']), edge('pdf', ['converted', 'store'])],
});

const labelsOf = (connectionId: string) => ({ connectionId, events: ['labelled'] });

const publishHome = (home: { id: string; name: string; connectionId: string; y: number }): FlowNode => ({
  id: home.id,
  type: 'publish',
  name: home.name,
  settings: {
    connectionId: home.connectionId,
    publish: { kind: 'always' },
    onlyToOrigin: true,
    overrides: [],
    overwrites: [],
  },
  position: at(3, home.y),
});
