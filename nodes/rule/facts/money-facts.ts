import type { Fact } from '../fact';

export const moneyFacts = {
  currency: { label: 'Currency', group: 'Money', type: 'text', read: ({ order }) => order.currency },
  total: { label: 'Total', group: 'Money', type: 'money', read: ({ order }) => order.totals.total },
  subtotal: { label: 'Subtotal', group: 'Money', type: 'money', read: ({ order }) => order.totals.subtotal },
  shippingCost: { label: 'Shipping cost', group: 'Money', type: 'money', read: ({ order }) => order.totals.shipping },
  discount: { label: 'Discount', group: 'Money', type: 'money', read: ({ order }) => order.totals.discount },
  tax: { label: 'Tax', group: 'Money', type: 'money', read: ({ order }) => order.totals.tax },
  paymentMethod: {
    label: 'Payment methods',
    group: 'Money',
    type: 'list',
    noun: 'payment method',
    read: ({ order }) => order.payments.map(({ method }) => method),
  },
} satisfies Record<string, Fact>;
