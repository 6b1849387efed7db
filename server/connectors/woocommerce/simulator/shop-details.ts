/** An order as the simulated shop keeps it, beside what the kit keeps. Money is decimal text without tax. */
export interface ShopDetails {
  readonly status: string;
  readonly currency: string;
  readonly customerNote: string;
  readonly billing: Readonly<Record<string, string>>;
  readonly shipping: Readonly<Record<string, string>>;
  readonly payment: { readonly method: string; readonly title: string; readonly transactionId: string };
  readonly paidAt: string | null;
  readonly completedAt: string | null;
  readonly createdVia: 'checkout' | 'rest-api';
  readonly meta: readonly ShopMeta[];
  readonly lines: readonly ShopLine[];
  readonly shippingLines: readonly ShopSide[];
  readonly feeLines: readonly ShopSide[];
  readonly coupons: readonly string[];
  readonly refunds: readonly ShopRefund[];
}

/** What the shop keeps beside its orders: a note or a fulfilment does not move the order's time of change, and nobody is told. */
export interface ShopParts {
  readonly notes: ShopNote[];
  readonly fulfillments: ShopFulfillment[];
}

export interface ShopMeta {
  readonly id: number;
  readonly key: string;
  readonly value: unknown;
}

export interface ShopLine {
  readonly id: number;
  readonly name: string;
  readonly productId: number;
  readonly variationId: number;
  readonly sku: string | null;
  readonly quantity: number;
  /** "0" is WooCommerce's sign for a line without tax. */
  readonly taxClass: string;
  readonly subtotal: string;
  readonly total: string;
  readonly meta: readonly ShopMeta[];
}

/** A delivery or a fee. */
export interface ShopSide {
  readonly id: number;
  readonly name: string;
  readonly methodId: string;
  readonly taxed: boolean;
  readonly total: string;
  readonly meta: readonly ShopMeta[];
}

export interface ShopNote {
  readonly id: number;
  readonly at: string;
  readonly note: string;
  readonly isForCustomer: boolean;
}

export interface ShopRefund {
  readonly id: number;
  readonly at: string;
  readonly amount: string;
  readonly reason: string;
  /** The gateway paid the buyer. */
  readonly isPaid: boolean;
  readonly isRestocked: boolean;
  readonly meta: readonly ShopMeta[];
  readonly lines: readonly {
    readonly lineId: number;
    readonly quantity: number;
    readonly total: string;
    readonly tax: string;
  }[];
}

export interface ShopFulfillment {
  readonly id: number;
  readonly isFulfilled: boolean;
  readonly at: string;
  readonly meta: readonly ShopMeta[];
}

/** A product, or a variation when it has a parent. */
export interface ShopProduct {
  readonly id: number;
  readonly parentId: number;
  readonly sku: string;
  readonly name: string;
  readonly type: 'simple' | 'variable' | 'variation';
  readonly status: 'publish' | 'draft';
  /** Without tax. */
  readonly price: string;
}
