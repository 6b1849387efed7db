import { lineFinder } from '../../nodes/order/line-state';
import type { LineQuantity } from '../../nodes/order/order';
import type { WriteRequest } from './contract';

/**
 * The fact a write is about.
 * @throws when the order does not have it: the engine hands over the order with the fact inside.
 */
export function factOf<Fact extends { readonly id: string }>(facts: readonly Fact[], request: WriteRequest): Fact {
  const fact = facts.find(({ id }) => id === request.factId);
  if (!fact) throw new Error(`The order holds no ${request.operation} ${request.factId ?? 'without an id'}.`);
  return fact;
}

/** The order's id at the destination: what creating it there returned, else its own where it was born there. */
export function homeOf({ link, order }: WriteRequest): string {
  return link?.remoteId ?? order.source.orderId;
}

/** Lines as the destination calls them, with explicit quantities, each line once. */
export function remoteItems(
  items: readonly LineQuantity[],
  { order, link }: Pick<WriteRequest, 'order' | 'link'>,
): { readonly lineId: string; readonly quantity: number }[] {
  const lineOf = lineFinder(order);
  const byLine = new Map<string, number>();
  for (const item of items) {
    const canonical = lineOf(item)?.id ?? item.lineId ?? '';
    const remote = link?.lineIds?.[canonical] ?? canonical;
    byLine.set(remote, (byLine.get(remote) ?? 0) + item.quantity);
  }
  return [...byLine].map(([lineId, quantity]) => ({ lineId, quantity }));
}
