import type { SimLine } from '../../simulator-kit/sim-order';
import type { LineBody, OrderBody, SideBody } from './request-shapes';
import type { ShopDetails, ShopLine, ShopMeta, ShopParts, ShopProduct, ShopSide } from './shop-details';

/** What a change needs of the shop: its products, its next number, its clock. */
export interface ShopWorld {
  readonly products: readonly ShopProduct[];
  nextId(): number;
  now(): Date;
  partsOf(orderId: string): ShopParts;
}

export const emptyOrder: ShopDetails = {
  status: 'pending',
  currency: 'EUR',
  customerNote: '',
  billing: emptyPerson(['email', 'phone']),
  shipping: emptyPerson(['phone']),
  payment: { method: '', title: '', transactionId: '' },
  paidAt: null,
  completedAt: null,
  createdVia: 'rest-api',
  meta: [],
  lines: [],
  shippingLines: [],
  feeLines: [],
  coupons: [],
  refunds: [],
};

function emptyPerson(more: readonly string[]): Record<string, string> {
  const names = [
    'first_name',
    'last_name',
    'company',
    'address_1',
    'address_2',
    'city',
    'state',
    'postcode',
    'country',
  ];
  return Object.fromEntries([...names, ...more].map((name) => [name, '']));
}

/** The order with a request's fields laid over it, as `POST` and `PUT /orders` do. */
export function changeOrder(details: ShopDetails, { body, world }: { body: OrderBody; world: ShopWorld }): ShopDetails {
  return {
    ...details,
    ...statusOf(details, { body, at: world.now().toISOString() }),
    currency: body.currency ?? details.currency,
    customerNote: body.customer_note ?? details.customerNote,
    billing: { ...details.billing, ...texts(body.billing) },
    shipping: { ...details.shipping, ...texts(body.shipping) },
    payment: {
      method: body.payment_method ?? details.payment.method,
      title: body.payment_method_title ?? details.payment.title,
      transactionId: body.transaction_id ?? details.payment.transactionId,
    },
    meta: mergeMeta(details.meta, { changes: body.meta_data, world }),
    lines: mergeRows(details.lines, {
      changes: body.line_items,
      add: (row) => newLine(row, world),
      alter: withAmounts,
    }),
    shippingLines: mergeRows(details.shippingLines, sideChanges(body.shipping_lines, world)),
    feeLines: mergeRows(details.feeLines, sideChanges(body.fee_lines, world)),
  };
}

/** A status that stands for paid sets the date of payment, and “completed” the date of completion. */
function statusOf({ status, paidAt, completedAt }: ShopDetails, { body, at }: { body: OrderBody; at: string }) {
  const next = body.set_paid ? 'processing' : (body.status ?? status);
  const isPaid = next === 'processing' || next === 'completed';
  return {
    status: next,
    paidAt: paidAt ?? (isPaid ? at : null),
    completedAt: next === 'completed' ? (completedAt ?? at) : null,
  };
}

const texts = (person: Readonly<Record<string, string | null>> | undefined) =>
  Object.fromEntries(Object.entries(person ?? {}).map(([field, value]) => [field, value ?? '']));

interface MetaChanges {
  readonly changes?: readonly { readonly key: string; readonly value?: unknown }[] | undefined;
  readonly world: ShopWorld;
}

/** By key: a second value for one key takes the place of the first. */
export function mergeMeta(meta: readonly ShopMeta[], { changes = [], world }: MetaChanges): readonly ShopMeta[] {
  const merged = new Map(meta.map((one) => [one.key, one]));
  for (const { key, value } of changes) merged.set(key, { id: merged.get(key)?.id ?? world.nextId(), key, value });
  return [...merged.values()];
}

interface RowChanges<Row, Change> {
  readonly changes?: readonly Change[] | undefined;
  add(change: Change): Row;
  alter(row: Row, change: Change): Row;
}

/** By id; what has none is new. */
function mergeRows<Row extends { readonly id: number }, Change extends { readonly id?: number | undefined }>(
  rows: readonly Row[],
  { changes = [], add, alter }: RowChanges<Row, Change>,
): readonly Row[] {
  const merged = new Map(rows.map((row) => [row.id, row]));
  for (const change of changes) {
    const known = merged.get(change.id ?? 0);
    const row = known ? alter(known, change) : add(change);
    merged.set(row.id, row);
  }
  return [...merged.values()];
}

/** An unknown SKU becomes a line of product 0: the ghost that real shops make. */
function newLine(body: LineBody, world: ShopWorld): ShopLine {
  const product = world.products.find(({ id, sku }) =>
    body.sku ? sku === body.sku : id === (body.variation_id || body.product_id),
  );
  const line: ShopLine = {
    id: world.nextId(),
    name: body.name ?? product?.name ?? '',
    productId: product ? product.parentId || product.id : 0,
    variationId: product?.parentId ? product.id : 0,
    sku: product?.sku ?? null,
    quantity: body.quantity ?? 1,
    taxClass: body.tax_class ?? '',
    subtotal: product?.price ?? '0',
    total: product?.price ?? '0',
    meta: mergeMeta([], { changes: body.meta_data, world }),
  };
  return withAmounts(line, body);
}

const withAmounts = (line: ShopLine, { subtotal, total, quantity }: LineBody): ShopLine => ({
  ...line,
  ...(total !== undefined && { total, ...(Number(line.subtotal) < Number(total) && { subtotal: total }) }),
  ...(subtotal !== undefined && { subtotal }),
  ...(quantity !== undefined && { quantity }),
});

const sideChanges = (changes: readonly SideBody[] | undefined, world: ShopWorld): RowChanges<ShopSide, SideBody> => ({
  changes,
  add: (side) => newSide(side, world),
  alter: (side, { total = side.total }) => ({ ...side, total }),
});

const newSide = (body: SideBody, world: ShopWorld): ShopSide => ({
  id: world.nextId(),
  name: body.name ?? body.method_title ?? '',
  methodId: body.method_id ?? '',
  taxed: body.tax_status !== 'none',
  total: body.total ?? '0',
  meta: mergeMeta([], { changes: body.meta_data, world }),
});

/** What the kit keeps of the lines. */
export const simLines = ({ lines }: ShopDetails): SimLine[] =>
  lines.map(({ id, sku, name, quantity }) => ({ id: String(id), sku: sku ?? '', title: name, quantity }));
