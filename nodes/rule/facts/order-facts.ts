import type { Fact } from '../fact';

export const orderFacts = {
  tags: {
    label: 'Tags',
    group: 'Order',
    type: 'list',
    noun: 'tag',
    help: 'Tags are matched whole: eBay is not eBayAU. Capitals and space around them do not count.',
    read: ({ order }) => order.tags,
  },
  sourceConnection: {
    label: 'Came from',
    group: 'Order',
    type: 'text',
    isConnection: true,
    help: 'The account the order was born in.',
    read: ({ order }) => order.source.connectionId,
  },
  channel: {
    label: 'Kind of channel',
    group: 'Order',
    type: 'text',
    help: 'Such as shopify or amazon.',
    read: ({ order }) => order.source.channel,
  },
  marketplace: {
    label: 'Marketplace',
    group: 'Order',
    type: 'text',
    help: 'Where one account sells in several marketplaces, such as amazon.de.',
    read: ({ order }) => order.source.marketplace ?? null,
  },
  number: { label: 'Order number', group: 'Order', type: 'text', read: ({ order }) => order.source.number },
  note: { label: 'Note', group: 'Order', type: 'text', read: ({ order }) => order.note ?? null },
  shippingMethod: {
    label: 'Shipping method',
    group: 'Order',
    type: 'text',
    read: ({ order }) => order.shippingMethod ?? null,
  },
  attribute: {
    label: 'Attribute',
    group: 'Order',
    type: 'text',
    param: 'Name of the attribute',
    read: ({ order }, name) => (Object.hasOwn(order.attributes, name) ? (order.attributes[name] ?? null) : null),
  },
  placedAt: { label: 'Placed at', group: 'Order', type: 'date', read: ({ order }) => order.placedAt },
  paidAt: { label: 'Paid at', group: 'Order', type: 'date', read: ({ order }) => order.paidAt ?? null },
  acceptBy: { label: 'Accept by', group: 'Order', type: 'date', read: ({ order }) => order.acceptBy ?? null },
  shipBy: { label: 'Ship by', group: 'Order', type: 'date', read: ({ order }) => order.shipBy ?? null },
  deliverBy: { label: 'Deliver by', group: 'Order', type: 'date', read: ({ order }) => order.deliverBy ?? null },
} satisfies Record<string, Fact>;
