import type { LineQuantity } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteRequest } from '../contract';
import type { ShopifyCall } from './account';
import { lineProperty, shippedUnits, type Units } from './line-units';
import { readWhole } from './read-whole';
import { type ShopifyLine, ShopifyRecord } from './wire';

/** The order in Shopify that a fact belongs to, as it stands now. */
export async function readTarget(
  call: ShopifyCall,
  { link, order: { source } }: WriteRequest,
): Promise<Result<ShopifyRecord>> {
  const id = link?.remoteId ?? (source.connectionId === call.connectionId ? source.orderId : null);
  if (id === null) return failed(notThere);
  const whole = await readWhole(call, id);
  if (!whole.ok) return whole;
  return whole.value ? ok(ShopifyRecord.parse(whole.value)) : failed(notThere);
}

export interface Allocation {
  readonly units: readonly Units[];
  /** Units there is no room for. */
  readonly missing: number;
}

/** Units that are neither shipped nor taken off the order. */
export const openUnits = (record: ShopifyRecord, line: ShopifyLine): number =>
  record.order.cancelledAt
    ? 0
    : Math.max(0, Math.min(line.unfulfilledQuantity, line.quantity - shippedUnits(record, line.id)));

/** Finds room for each item among the units `roomIn` counts. One line of ours may be several over there. */
export function allocate(
  items: readonly LineQuantity[],
  { record, request, roomIn }: { record: ShopifyRecord; request: WriteRequest; roomIn: (line: ShopifyLine) => number },
): Allocation {
  const room = new Map(record.lines.map((line) => [line.id, roomIn(line)]));
  const units: Units[] = [];
  let missing = 0;
  for (const item of items) {
    let wanted = item.quantity;
    for (const { id } of linesFor(item, { record, request })) {
      const taken = Math.min(wanted, room.get(id) ?? 0);
      if (taken <= 0) continue;
      units.push({ lineId: id, quantity: taken });
      room.set(id, (room.get(id) ?? 0) - taken);
      wanted -= taken;
    }
    missing += wanted;
  }
  return { units, missing };
}

/** By our property on the line, by the link, by its own id where the order was born here; else by SKU. */
function linesFor(
  { lineId, sku }: LineQuantity,
  { record, request }: { record: ShopifyRecord; request: WriteRequest },
): readonly ShopifyLine[] {
  const remoteId = lineId && (request.link?.lineIds?.[lineId] ?? lineId);
  const isOurs = ({ customAttributes }: ShopifyLine) =>
    customAttributes.some(({ key, value }) => key === lineProperty && value === lineId);
  const byLine = record.lines.filter((line) => line.id === remoteId || isOurs(line));
  if (byLine.length > 0) return byLine;
  const ours = sku ?? request.order.lines.find(({ id }) => id === lineId)?.sku;
  const theirs = ours && (Object.hasOwn(request.skuMap, ours) ? request.skuMap[ours] : ours);
  return theirs ? record.lines.filter((line) => line.sku === theirs) : [];
}

const notThere: Problem = {
  code: 'destination.notThere',
  message: 'This order is not in Shopify.',
  advice: 'Send the order itself first, or look whether somebody deleted it in Shopify.',
  retry: 'never',
};

/** "Omitted means all" is how an order is shipped or cancelled by accident: without lines nothing is sent. */
export const withoutLines: Problem = {
  code: 'destination.withoutLines',
  message: 'The channel does not say which items this is about.',
  advice: 'Do it by hand in Shopify.',
  retry: 'never',
};
