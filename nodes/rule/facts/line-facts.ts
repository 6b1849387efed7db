import type { Fact } from '../fact';

export const lineFacts = {
  sku: {
    label: 'SKUs',
    group: 'Products',
    type: 'list',
    noun: 'SKU',
    read: ({ order }) => order.lines.flatMap(({ sku }) => sku ?? []),
  },
  title: {
    label: 'Product titles',
    group: 'Products',
    type: 'list',
    noun: 'product titled',
    read: ({ order }) => order.lines.map((line) => line.title),
  },
  lineCount: { label: 'Number of lines', group: 'Products', type: 'number', read: ({ order }) => order.lines.length },
  itemCount: {
    label: 'Number of items',
    group: 'Products',
    type: 'number',
    // Thousandths, because measured quantities have three decimals and floats would not add up.
    read: ({ order }) => order.lines.reduce((sum, { quantity }) => sum + Math.round(quantity * 1000), 0) / 1000,
  },
  needsShipping: {
    label: 'Needs shipping',
    group: 'Products',
    type: 'boolean',
    help: 'Yes when at least one line has to be shipped.',
    read: ({ order }) => order.lines.some(({ requiresShipping }) => requiresShipping),
  },
  hasGiftMessage: {
    label: 'Has a gift message',
    group: 'Products',
    type: 'boolean',
    read: ({ order }) => order.lines.some(({ giftMessage }) => Boolean(giftMessage)),
  },
} satisfies Record<string, Fact>;
