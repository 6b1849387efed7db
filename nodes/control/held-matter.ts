import type { Order } from '../order/order';

/** What a person decides about when an order is held: what is bought, for how much, and where it goes. The same text for the same matter. */
export const heldMatter = ({ currency, totals, lines, shipTo }: Order): string =>
  JSON.stringify([
    currency,
    totals.total,
    lines.map(({ sku, title, quantity, total }) => [sku ?? title, quantity, total]),
    shipTo ? Object.entries(shipTo).sort(([one], [other]) => (one < other ? -1 : 1)) : null,
  ]);
