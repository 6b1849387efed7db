import type { LineQuantity } from '../../../nodes/order/order';
import type { ShopifyFulfillment, ShopifyLine, ShopifyRecord } from './wire';

/** Units of one line of the order. */
export interface Units {
  readonly lineId: string;
  readonly quantity: number;
}

/** The property of a line that names the marketplace's line it stands for. Shoppers do not see names that begin with "_". */
export const lineProperty = '_line';

/** A fulfilment that failed or was taken back moved nothing. */
export const hasLeft = ({ status }: ShopifyFulfillment) => status === 'SUCCESS';

export const shippedUnits = ({ fulfillments }: ShopifyRecord, lineId: string): number =>
  fulfillments
    .filter(hasLeft)
    .flatMap(({ lines }) => lines)
    .filter(({ lineItem }) => lineItem.id === lineId)
    .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);

/**
 * Says which units of which line a fact is about. Lines that we made of one line of the marketplace's, so that its total is
 * exact, count as the first of them.
 */
export function itemReader({ lines }: ShopifyRecord): (units: readonly Units[]) => LineQuantity[] {
  const referenceOf = ({ customAttributes }: ShopifyLine) =>
    customAttributes.find(({ key }) => key === lineProperty)?.value ?? undefined;
  const firstOf = (line: ShopifyLine) => {
    const reference = referenceOf(line);
    return reference ? (lines.find((one) => referenceOf(one) === reference) ?? line) : line;
  };
  return (units) => {
    const byLine = new Map<ShopifyLine, number>();
    for (const { lineId, quantity } of units) {
      const line = lines.find(({ id }) => id === lineId);
      if (!line || quantity <= 0) continue;
      const first = firstOf(line);
      byLine.set(first, (byLine.get(first) ?? 0) + quantity);
    }
    return [...byLine].map(([{ id, sku }, quantity]) => ({ lineId: id, ...(sku && { sku }), quantity }));
  };
}
