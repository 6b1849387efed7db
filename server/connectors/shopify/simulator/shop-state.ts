/** A shop's order as the simulator keeps it: what was bought, and everything done to it since. Amounts are decimal text. */
export interface ShopDetails {
  readonly sourceIdentifier: string | null;
  readonly currency: string;
  readonly taxesIncluded: boolean;
  readonly processedAt: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly attributes: readonly Pair[];
  readonly metafields: Readonly<Record<string, string>>;
  readonly shippingAddress: ShopAddress | null;
  readonly billingAddress: ShopAddress | null;
  readonly lines: readonly ShopLine[];
  readonly shipping: readonly ShopCharge[];
  readonly transactions: readonly ShopTransaction[];
  readonly fulfillments: readonly ShopFulfillment[];
  readonly refunds: readonly ShopRefund[];
  readonly returns: readonly ShopReturn[];
  readonly cancelledAt: string | null;
  readonly cancelReason: string | null;
  readonly isHeld: boolean;
}

export interface Pair {
  readonly key: string;
  readonly value: string;
}

export type ShopAddress = Readonly<Partial<Record<AddressField, string>>>;
type AddressField =
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'address1'
  | 'address2'
  | 'city'
  | 'province'
  | 'provinceCode'
  | 'zip'
  | 'countryCode'
  | 'phone';

export interface ShopTax {
  readonly title: string;
  readonly rate: string;
  readonly amount: string;
  readonly channelLiable: boolean | null;
}

export interface ShopLine {
  readonly id: string;
  readonly variantId: string | null;
  readonly sku: string | null;
  readonly title: string;
  readonly quantity: number;
  readonly price: string;
  readonly discount: string;
  readonly taxes: readonly ShopTax[];
  readonly properties: readonly Pair[];
  readonly requiresShipping: boolean;
  /** Units taken off before they were sent. */
  readonly removed: number;
}

export interface ShopCharge {
  readonly title: string;
  readonly code: string | null;
  readonly price: string;
  readonly taxes: readonly ShopTax[];
}

export interface ShopTransaction {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly gateway: string;
  readonly amount: string;
  readonly at: string;
  readonly parentId: string | null;
}

export interface ShopUnits {
  readonly id: string;
  readonly lineId: string;
  readonly quantity: number;
}

export interface ShopFulfillment {
  readonly id: string;
  readonly status: string;
  readonly at: string;
  readonly deliveredAt: string | null;
  readonly tracking: readonly {
    readonly company: string | null;
    readonly number: string;
    readonly url: string | null;
  }[];
  readonly units: readonly ShopUnits[];
}

export interface ShopRefund {
  readonly id: string;
  readonly at: string;
  readonly note: string | null;
  readonly amount: string;
  readonly gateways: readonly string[];
  readonly units: readonly (ShopUnits & { readonly restockType: string })[];
}

export interface ShopReturn {
  readonly id: string;
  readonly status: string;
  readonly at: string;
  readonly units: readonly { readonly partId: string; readonly quantity: number; readonly reason: string }[];
}

export const shipped = ({ fulfillments }: ShopDetails, lineId: string): number =>
  fulfillments
    .filter(({ status }) => status === 'SUCCESS')
    .flatMap(({ units }) => units)
    .filter((one) => one.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Units that wait to be sent. */
export const waiting = (details: ShopDetails, line: ShopLine): number =>
  details.cancelledAt ? 0 : line.quantity - line.removed - shipped(details, line.id);
