/** An order as the simulated operator keeps it. Money is decimal text; it is shown as JSON numbers. */
export interface MarketDetails {
  readonly state: string;
  readonly reasonCode: string | null;
  readonly commercialId: string;
  readonly currency: string;
  readonly taxMode: 'TAX_INCLUDED' | 'TAX_EXCLUDED';
  readonly debitedAt: string | null;
  readonly address: Readonly<Record<string, string>>;
  readonly lines: readonly MarketLine[];
  readonly tracking: MarketTracking | null;
  readonly shipments: readonly MarketShipment[];
  readonly returns: readonly MarketReturn[];
  readonly documents: readonly MarketDocument[];
  readonly fields: readonly { readonly code: string; readonly value: unknown }[];
}

export interface MarketLine {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly shippingPrice: string;
  readonly tax: string;
  readonly shippingTax: string;
  readonly state: string;
  readonly shippedAt: string | null;
  readonly cancelations: readonly Reversal[];
  readonly refunds: readonly (Reversal & { readonly groupId: string; readonly state: string })[];
}

export interface Reversal {
  readonly id: string;
  readonly at: string;
  readonly quantity: number;
  readonly amount: string;
  readonly shippingAmount: string;
  readonly tax: string;
  readonly shippingTax: string;
  readonly reasonCode: string;
}

export interface MarketTracking {
  readonly carrierCode: string | null;
  readonly carrierName: string | null;
  readonly number: string | null;
  readonly url: string | null;
}

export interface MarketShipment {
  readonly id: string;
  readonly at: string;
  readonly updatedAt: string;
  readonly status: 'SHIPPING' | 'SHIPPED';
  readonly tracking: MarketTracking | null;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly package: string | null }[];
}

export interface MarketReturn {
  readonly id: string;
  readonly at: string;
  readonly updatedAt: string;
  readonly state: string;
  readonly rma: string | null;
  readonly reasonCode: string;
  readonly labelUrl: string | null;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

export interface MarketDocument {
  readonly id: number;
  readonly at: string;
  readonly fileName: string;
  readonly type: string;
  readonly bytes: string;
}
