import type { LineQuantity } from '../../../nodes/order/order';
import type { EbayOrder } from './wire';

export interface About {
  readonly connectionId: string;
}

export const named = (id: string, { connectionId }: About) => ({ id, externalIds: { [connectionId]: id } });

export function itemIn(
  { lineItems }: EbayOrder,
  { lineId, quantity }: { lineId: string; quantity: number },
): LineQuantity {
  const sku = lineItems.find(({ lineItemId }) => lineItemId === lineId)?.sku;
  return { lineId, ...(sku && { sku }), quantity };
}
