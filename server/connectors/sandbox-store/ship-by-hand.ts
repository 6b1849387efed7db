import { seededRandom } from '../simulator-kit/random';
import { openItems } from '../simulator-kit/sim-order';
import type { SimulatorCore } from '../simulator-kit/simulator-core';
import type { StoreDetails } from './store-order-book';

const carriers = [
  { carrier: 'Parcel Post', carrierCode: 'parcel-post', prefix: 'PP' },
  { carrier: 'Swift Courier', carrierCode: 'swift-courier', prefix: 'SW' },
];

/** Everything still open leaves in one parcel, with a tracking number made up from the order's number. */
export function shipByHand(core: SimulatorCore<StoreDetails>, idOrNumber: string): void {
  const order = core.book.get(idOrNumber);
  if (!order || openItems(order).length === 0) return;
  const random = seededRandom(`${order.number}-${order.shipments.length}`);
  const { prefix, ...carrier } = random.pick(carriers);
  core.desk.ship(order.id, {
    ...carrier,
    reference: null,
    service: null,
    trackingNumber: `${prefix}${random.between(100_000_000, 999_999_999)}`,
    trackingUrl: null,
    items: openItems(order),
  });
}
