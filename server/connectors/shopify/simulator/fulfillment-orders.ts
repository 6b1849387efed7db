import { connection } from './connection';
import { waiting } from './shop-state';
import type { ShopOrder, ShopWorld } from './shop-world';
import { showLine } from './show-order';

export const placeId = (place: number) => `gid://shopify/Location/${place + 1}`;
export const partId = (orderId: string, place: number) => `${orderId.replace('/Order/', '/FulfillmentOrder/')}${place}`;

/** What each place is to send of an order: its lines in turn, as many as wait. */
export function openUnitsAt({ id, details }: ShopOrder, { places }: ShopWorld) {
  return Array.from({ length: places }, (_, place) => ({
    id: partId(id, place),
    status: details.isHeld ? 'ON_HOLD' : details.cancelledAt ? 'CANCELLED' : 'OPEN',
    assignedLocation: { location: { id: placeId(place) } },
    lineItems: connection(
      details.lines
        .filter((_line, index) => index % places === place)
        .map((line) => ({
          id: line.id.replace('/LineItem/', '/FulfillmentOrderLineItem/'),
          remainingQuantity: waiting(details, line),
          lineItem: showLine(line, details),
        })),
    ),
  }));
}
