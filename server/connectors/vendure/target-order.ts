import type { LineQuantity } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteRequest } from '../contract';
import type { VendureCall } from './account';
import { inOrder } from './order-link';
import { readOrderStanding, type Standing, type StandingLine } from './standing';

/** The order in Vendure that a fact belongs to, as it stands now. */
export async function readTarget(
  call: VendureCall,
  { link, order: { source } }: WriteRequest,
): Promise<Result<{ readonly precision: number; readonly order: Standing }>> {
  const id = link?.remoteId ?? (source.connectionId === call.connectionId ? source.orderId : null);
  if (id === null) return failed(notThere);
  const read = await readOrderStanding(call, id);
  if (!read.ok) return read;
  const { order, precision } = read.value;
  return order ? ok({ order, precision }) : failed(notThere);
}

/** A part of one line in Vendure. */
export interface LinePart {
  readonly orderLineId: string;
  readonly quantity: number;
}
export interface Allocation {
  readonly lines: readonly LinePart[];
  /** Units there is no room for. */
  readonly missing: number;
}

interface Room {
  readonly order: Standing;
  readonly request: WriteRequest;
  readonly lineReferenceField: string;
}

/** Finds the open units of each item: not cancelled, and in no parcel. */
export const allocateOpen = (items: readonly LineQuantity[], room: Room): Allocation =>
  allocate(items, { ...room, roomIn: (line) => openUnits(room.order, line) });

/** Finds room for each item among the units `roomIn` counts. One line of ours may be several over there. */
export function allocate(
  items: readonly LineQuantity[],
  { roomIn, ...about }: Room & { readonly roomIn: (line: StandingLine) => number },
): Allocation {
  const left = new Map(about.order.lines.map((line) => [line.id, roomIn(line)]));
  const lines: LinePart[] = [];
  let missing = 0;
  for (const item of items) {
    let wanted = item.quantity;
    for (const { id } of linesFor(item, about)) {
      const taken = Math.min(wanted, left.get(id) ?? 0);
      if (taken <= 0) continue;
      lines.push({ orderLineId: id, quantity: taken });
      left.set(id, (left.get(id) ?? 0) - taken);
      wanted -= taken;
    }
    missing += wanted;
  }
  return { lines, missing };
}

export const openUnits = (order: Standing, line: StandingLine): number =>
  Math.max(0, line.quantity - packedUnits(order, line.id));

/** Units of a line, or of all lines, in parcels that are not cancelled. */
export const packedUnits = ({ fulfillments }: Standing, lineId?: string): number =>
  fulfillments
    .filter(({ state }) => state !== 'Cancelled')
    .flatMap(({ lines }) => lines)
    .filter(({ orderLineId }) => lineId === undefined || orderLineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** By our reference on the line, by the link, by its own id where the order was born here; else by SKU. */
function linesFor(
  { lineId, sku }: LineQuantity,
  { order, request, lineReferenceField }: { order: Standing; request: WriteRequest; lineReferenceField: string },
): StandingLine[] {
  const remoteId = lineId && (request.link?.lineIds?.[lineId] ?? lineId);
  const byLine = order.lines.filter(
    (line) =>
      line.id === remoteId || (lineReferenceField && lineId && line.customFields?.[lineReferenceField] === lineId),
  );
  if (byLine.length > 0) return inOrder(byLine);
  const ours = sku ?? request.order.lines.find(({ id }) => id === lineId)?.sku;
  const theirs = ours && (Object.hasOwn(request.skuMap, ours) ? request.skuMap[ours] : ours);
  return inOrder(order.lines.filter(({ productVariant }) => productVariant.sku === theirs));
}

const notThere: Problem = {
  code: 'destination.notThere',
  message: 'This order is not in Vendure.',
  advice: 'Send the order itself first, or look whether somebody deleted it in Vendure.',
  retry: 'never',
};

/** "Omitted means all" is how an order is cancelled by accident: without lines nothing is sent. */
export const withoutLines: Problem = {
  code: 'destination.withoutLines',
  message: 'The channel does not say which items this is about.',
  advice: 'Do it by hand in Vendure.',
  retry: 'never',
};
