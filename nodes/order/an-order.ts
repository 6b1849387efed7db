import type { Order, OrderLine } from './order';

export const aLine = (changes: Partial<OrderLine> = {}): OrderLine => ({
  id: '1',
  sku: 'MUG-1',
  title: 'Mug',
  kind: 'product',
  quantity: 1,
  unitPrice: '9.50',
  discount: '0',
  taxes: [],
  total: '9.50',
  priceBasis: 'unit',
  requiresShipping: true,
  attributes: {},
  ...changes,
});

/** A valid order for tests. Say only what the test is about: `anOrder({ tags: ['Kogan'] })`. */
export const anOrder = (changes: Partial<Order> = {}): Order => ({
  source: { connectionId: 'c-harbour', channel: 'sandbox', orderId: '1001', number: '1001' },
  updatedAt: '2026-01-10T09:30:00Z',
  placedAt: '2026-01-10T09:30:00Z',
  currency: 'EUR',
  taxMode: 'inclusive',
  buyer: { name: 'Ana Ruiz', email: 'ana@example.com' },
  shipTo: { name: 'Ana Ruiz', lines: ['Calle Mayor 1'], city: 'Madrid', postcode: '28013', country: 'ES' },
  fulfilledBy: 'merchant',
  lines: [aLine()],
  charges: [],
  payments: [],
  totals: { subtotal: '9.50', discount: '0', shipping: '0', tax: '0', total: '9.50' },
  acceptance: 'none',
  payment: 'paid',
  shipments: [],
  cancellations: [],
  returns: [],
  refunds: [],
  documents: [],
  tags: [],
  attributes: {},
  assigned: { tags: [], attributes: {} },
  ...changes,
});
