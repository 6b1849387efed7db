import { z } from 'zod';
import { addAmounts, subtractAmount } from '../../nodes/order/amount';
import type { Order, OrderLine } from '../../nodes/order/order';
import { computeTotals } from '../../nodes/order/totals';
import type { Problem } from '../../nodes/problem';

/** What becomes of a product a destination does not know. Which product a SKU stands for is never guessed. */
export const UnknownSku = z.enum(['hold', 'custom', 'skip']);
export type UnknownSku = z.infer<typeof UnknownSku>;

export interface Adapted {
  readonly order: Order;
  /** SKUs to be written as lines without a product. */
  readonly customSkus: readonly string[];
  /** For the timeline. */
  readonly note: string;
}

interface Refused {
  readonly order: Order;
  readonly customSkus: readonly string[];
  readonly problems: readonly Problem[];
  readonly policy: UnknownSku;
  /** The destination has lines without a product. */
  readonly takesCustomLines: boolean;
}

/**
 * The order as it may go after all, when all that was wrong with it is products the destination does not know and somebody has said
 * what to do with those. Null: it waits for a person.
 */
export function adaptUnknown({ order, customSkus, problems, policy, takesCustomLines }: Refused): Adapted | null {
  if (policy === 'hold' || problems.some(({ code }) => code !== 'sku.unknown')) return null;
  const unknown = new Set(problems.flatMap(({ subject }) => subject ?? []));
  const concerned = order.lines.filter((line) => isNamed(line, unknown));
  if (concerned.length === 0) return null;
  const titles = concerned.map(({ title }) => `“${title}”`).join(', ');
  if (policy === 'custom') {
    const isNew = [...unknown].some((sku) => !customSkus.includes(sku));
    if (!takesCustomLines || !isNew) return null;
    return { order, customSkus: [...customSkus, ...unknown], note: `Written without a product: ${titles}.` };
  }
  const lines = order.lines.filter((line) => !isNamed(line, unknown));
  if (lines.length === 0) return null;
  return { order: without(order, { lines, concerned }), customSkus, note: `Left out, not known there: ${titles}.` };
}

const isNamed = ({ sku, channelItemId }: OrderLine, skus: ReadonlySet<string>) =>
  (sku !== undefined && skus.has(sku)) || (channelItemId !== undefined && skus.has(channelItemId));

/** What the buyer paid for what is left out is not part of the order there. */
function without(
  order: Order,
  { lines, concerned }: { lines: readonly OrderLine[]; concerned: readonly OrderLine[] },
): Order {
  const rest = { ...order, lines: [...lines] };
  const taxes = concerned.flatMap((line) => line.taxes);
  const isCounted = totalCountsTaxes(order);
  const onTop = taxes.filter((tax) => !tax.includedInPrice && isCounted(tax.liableParty)).map(({ amount }) => amount);
  const gone = addAmounts(...concerned.map(({ total }) => total), ...onTop);
  const { subtotal, discount, tax } = computeTotals(rest);
  return {
    ...rest,
    totals: { ...order.totals, subtotal, discount, tax, total: subtractAmount(order.totals.total, gone) },
  };
}

/** Sources differ in whether their total counts the tax the channel pays: as it does for the whole, so for a part. */
function totalCountsTaxes(order: Order): (party: string) => boolean {
  const { total } = computeTotals(order);
  const channel = [...order.lines, ...order.charges]
    .flatMap(({ taxes }) => taxes)
    .filter(({ includedInPrice, liableParty }) => !includedInPrice && liableParty === 'channel')
    .map(({ amount }) => amount);
  const off = (reading: string) => Math.abs(Number(subtractAmount(order.totals.total, reading)));
  const isChannelsCounted = off(total) <= off(subtractAmount(total, addAmounts(...channel)));
  return (party) => isChannelsCounted || party !== 'channel';
}

/** What happened to lines that were left out is not told where they are not. */
export function onlyLinesThere(order: Order, lineIds: Readonly<Record<string, string>>): Order {
  const isThere = ({ lineId }: { readonly lineId?: string | undefined }) =>
    lineId === undefined || Object.hasOwn(lineIds, lineId);
  const kept = <Item extends { readonly lineId?: string | undefined }>(items: readonly Item[]) => items.filter(isThere);
  return {
    ...order,
    lines: order.lines.filter(({ id }) => Object.hasOwn(lineIds, id)),
    shipments: order.shipments.map((one) => ({
      ...one,
      parcels: one.parcels.map((parcel) => ({ ...parcel, items: kept(parcel.items) })),
    })),
    cancellations: order.cancellations.map((one) => ({ ...one, items: kept(one.items) })),
    returns: order.returns.map((one) => ({ ...one, items: kept(one.items) })),
    refunds: order.refunds.map((one) => ({ ...one, items: kept(one.items) })),
  };
}
