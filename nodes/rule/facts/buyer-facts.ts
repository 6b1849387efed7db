import type { Fact } from '../fact';

export const buyerFacts = {
  shipToCountry: {
    label: 'Ship-to country',
    group: 'Buyer and address',
    type: 'country',
    read: ({ order }) => order.shipTo?.country ?? null,
  },
  shipToRegion: {
    label: 'Ship-to region',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.shipTo?.region ?? null,
  },
  shipToCity: {
    label: 'Ship-to city',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.shipTo?.city ?? null,
  },
  shipToPostcode: {
    label: 'Ship-to postcode',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.shipTo?.postcode ?? null,
  },
  shipToName: {
    label: 'Ship-to name',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.shipTo?.name ?? null,
  },
  shipToCompany: {
    label: 'Ship-to company',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.shipTo?.company ?? null,
  },
  shipToAddress: {
    label: 'Ship-to street',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.shipTo?.lines.join(', ') || null,
  },
  billToCountry: {
    label: 'Billing country',
    group: 'Buyer and address',
    type: 'country',
    read: ({ order }) => order.billTo?.country ?? null,
  },
  buyerName: {
    label: 'Buyer name',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.buyer.name ?? null,
  },
  buyerEmail: {
    label: 'Buyer email',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.buyer.email ?? null,
  },
  buyerTaxId: {
    label: 'Buyer tax number',
    group: 'Buyer and address',
    type: 'text',
    read: ({ order }) => order.buyer.taxId ?? null,
  },
} satisfies Record<string, Fact>;
