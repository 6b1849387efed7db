import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { findByReference, findUnplaced, prepareOrder, readStanding } from './operations';
import { referenceNote } from './reference';
import { Variant } from './resolve-skus';

const Custom = z.record(z.string(), z.unknown()).nullish();
const Address = z.record(z.string(), z.string().nullable()).nullish();

/** Where an order in Vendure stands: what writing needs to know of it. */
export const Standing = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  orderPlacedAt: z.string().nullable(),
  totalWithTax: z.int(),
  shippingWithTax: z.int(),
  customFields: Custom,
  shippingAddress: Address,
  billingAddress: Address,
  surcharges: z.array(z.object({ sku: z.string().nullable() })),
  payments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        method: z.string(),
        amount: z.int(),
        transactionId: z.string().nullable(),
        refunds: z.array(
          z.object({
            id: z.string(),
            state: z.string(),
            total: z.int(),
            reason: z.string().nullable(),
            transactionId: z.string().nullable(),
          }),
        ),
      }),
    )
    .nullable()
    .transform((payments) => payments ?? []),
  fulfillments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        method: z.string(),
        trackingCode: z.string().nullable(),
        lines: z.array(z.object({ orderLineId: z.string(), quantity: z.int() })),
      }),
    )
    .nullable()
    .transform((fulfillments) => fulfillments ?? []),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.int(),
      unitPriceWithTax: z.int(),
      productVariant: z.object({ id: z.string(), sku: z.string() }),
      customFields: Custom,
    }),
  ),
  history: z.object({
    items: z.array(z.object({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) })),
  }),
});
export type Standing = z.infer<typeof Standing>;
export type StandingLine = Standing['lines'][number];

export const Shop = z
  .object({ serverConfig: z.object({ moneyStrategyPrecision: z.number().int().min(0).max(6) }) })
  .transform(({ serverConfig }) => ({ precision: serverConfig.moneyStrategyPrecision }));

/** How long an interrupted try may lie about before nobody comes back for it. */
const unplacedDays = 30;

const Found = z.object({ globalSettings: Shop, orders: z.object({ items: z.array(Standing) }) });
export interface OwnOrders {
  readonly precision: number;
  readonly orders: readonly Standing[];
}

/** What carries our reference: in its own field, in the payment, or in the note on a draft. Each row is checked, whatever the filter. */
export async function findOwnOrders(call: VendureCall, reference: string): Promise<Result<OwnOrders>> {
  const found = await ask(call, { query: findByReference(call.settings), variables: { reference }, answer: Found });
  return found.ok ? ownAmong(call, { ...found.value, reference }) : found;
}

/** The same look, with what a new order needs to know before it is created. */
export async function findAndPrepare(
  call: VendureCall,
  { reference, skus, currency }: { reference: string; skus: readonly string[]; currency: string },
): Promise<Result<OwnOrders & { readonly variants: readonly Variant[] }>> {
  const found = await ask(call, {
    query: prepareOrder(call.settings),
    variables: { reference, skus },
    currency,
    answer: Found.extend({ productVariants: z.object({ items: z.array(Variant) }) }),
  });
  if (!found.ok) return found;
  const own = await ownAmong(call, { ...found.value, reference });
  return own.ok ? ok({ ...own.value, variants: found.value.productVariants.items }) : own;
}

async function ownAmong(
  call: VendureCall,
  { globalSettings, orders, reference }: z.infer<typeof Found> & { reference: string },
): Promise<Result<OwnOrders>> {
  const { settings, now } = call;
  const isOwn = (order: Standing) => carries(order, { reference, settings });
  const own = orders.items.filter(isOwn);
  if (own.length > 0 || settings.referenceField) return ok({ ...globalSettings, orders: own });

  const since = new Date(now.getTime() - unplacedDays * 86_400_000).toISOString();
  const answer = Found.pick({ orders: true });
  const unplaced = await ask(call, { query: findUnplaced(settings), variables: { since }, answer });
  return unplaced.ok ? ok({ ...globalSettings, orders: unplaced.value.orders.items.filter(isOwn) }) : unplaced;
}

/** Null when the shop has no such order (any more). */
export async function readOrderStanding(
  call: VendureCall,
  id: string,
): Promise<Result<{ readonly precision: number; readonly order: Standing | null }>> {
  const answer = z.object({ globalSettings: Shop, order: Standing.nullable() });
  const read = await ask(call, { query: readStanding(call.settings), variables: { id }, answer });
  return read.ok ? ok({ ...read.value.globalSettings, order: read.value.order }) : read;
}

/** What we noted or gave as the reason under this reference, e.g. a cancellation. */
export const findMarked = (order: Standing, { reference, type }: { reference: string; type: string }) =>
  order.history.items.find(
    (entry) => entry.type === type && JSON.stringify(entry.data).includes(referenceNote(reference)),
  );

function carries(
  order: Standing,
  { reference, settings }: { reference: string; settings: VendureCall['settings'] },
): boolean {
  return (
    (settings.referenceField !== '' && order.customFields?.[settings.referenceField] === reference) ||
    order.payments.some(({ transactionId }) => transactionId === reference) ||
    findMarked(order, { reference, type: 'ORDER_NOTE' }) !== undefined
  );
}
