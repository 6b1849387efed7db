import { partId } from './fulfillment-orders';
import { type ShopFulfillment, type ShopUnits, waiting } from './shop-state';
import { change, orderWith, type ShopOrder, type ShopWorld, userError } from './shop-world';
import { showFulfillment } from './show-order';

interface Tracking {
  readonly company?: string;
  readonly numbers?: readonly string[];
  readonly urls?: readonly string[];
}
interface Fulfilling {
  readonly fulfillment: {
    readonly lineItemsByFulfillmentOrder: readonly {
      readonly fulfillmentOrderId: string;
      readonly fulfillmentOrderLineItems?: readonly { readonly id: string; readonly quantity: number }[];
    }[];
    readonly trackingInfo?: Tracking;
  };
}

/** The mutations that ship. */
export const shipping = (world: ShopWorld) => ({
  fulfillmentCreate({ fulfillment }: Fulfilling) {
    const [first] = fulfillment.lineItemsByFulfillmentOrder;
    const order = first && findOrder(world, first.fulfillmentOrderId);
    if (!order) return { fulfillment: null, userErrors: userError('Fulfillment order does not exist.') };
    const units = unitsOf(fulfillment, { order, world });
    const refusal = reasonAgainst(fulfillment, { order, units, world });
    if (refusal) return { fulfillment: null, userErrors: userError(refusal) };
    const made = toFulfillment(fulfillment.trackingInfo, { units, world });
    const changed = change(order, { world, fulfillments: [...order.details.fulfillments, made] });
    world.core.webhooks.send('fulfillments/create', { order_id: numberIn(order.id) });
    return { fulfillment: showFulfillment(made, changed.details), userErrors: [] };
  },
  fulfillmentTrackingInfoUpdate: ({
    fulfillmentId,
    trackingInfoInput,
  }: {
    fulfillmentId: string;
    trackingInfoInput: Tracking;
  }) => edit(world, { id: fulfillmentId, changes: { tracking: toTracking(trackingInfoInput) } }),
  fulfillmentCancel: ({ id }: { id: string }) => edit(world, { id, changes: { status: 'CANCELLED' } }),
  fulfillmentEventCreate({ fulfillmentEvent }: { fulfillmentEvent: { fulfillmentId: string; status: string } }) {
    const deliveredAt = fulfillmentEvent.status === 'DELIVERED' ? world.now().toISOString() : null;
    const { userErrors } = edit(world, { id: fulfillmentEvent.fulfillmentId, changes: { deliveredAt } });
    return { fulfillmentEvent: userErrors.length > 0 ? null : { id: world.nextId('FulfillmentEvent') }, userErrors };
  },
});

function reasonAgainst(
  { lineItemsByFulfillmentOrder }: Fulfilling['fulfillment'],
  { order: { details }, units, world }: { order: ShopOrder; units: readonly ShopUnits[]; world: ShopWorld },
): string | null {
  if (details.isHeld) return 'Fulfillment order is on hold.';
  if (lineItemsByFulfillmentOrder.length > 1 && world.places > 1)
    return 'All fulfillment orders must be at the same location.';
  const isBeyond = details.lines.some((line) => unitsIn(units, line.id) > waiting(details, line));
  return units.length === 0 || isBeyond ? 'Invalid fulfillment order line item quantity requested.' : null;
}

function edit(world: ShopWorld, { id, changes }: { id: string; changes: Partial<ShopFulfillment> }) {
  const order = orderWith(world, ({ fulfillments }) => fulfillments.some((one) => one.id === id));
  if (!order) return { fulfillment: null, userErrors: userError('Fulfillment does not exist.') };
  const fulfillments = order.details.fulfillments.map((one) => (one.id === id ? { ...one, ...changes } : one));
  const { details } = change(order, {
    world,
    fulfillments,
  });
  const changed = fulfillments.find((one) => one.id === id);
  return { fulfillment: changed ? showFulfillment(changed, details) : null, userErrors: [] };
}

/** Without explicit lines everything that waits is shipped: the trap the connector must not fall into. */
function unitsOf(
  fulfillment: Fulfilling['fulfillment'],
  { order, world }: { order: ShopOrder; world: ShopWorld },
): ShopUnits[] {
  const all = order.details.lines.map((line) => ({ id: partLine(line.id), quantity: waiting(order.details, line) }));
  return fulfillment.lineItemsByFulfillmentOrder
    .flatMap(({ fulfillmentOrderLineItems }) => fulfillmentOrderLineItems ?? all)
    .filter(({ quantity }) => quantity > 0)
    .map(({ id, quantity }) => ({
      id: world.nextId('FulfillmentLineItem'),
      lineId: id.replace('/FulfillmentOrderLineItem/', '/LineItem/'),
      quantity,
    }));
}

const partLine = (lineId: string) => lineId.replace('/LineItem/', '/FulfillmentOrderLineItem/');
const unitsIn = (units: readonly ShopUnits[], lineId: string) =>
  units.filter((one) => one.lineId === lineId).reduce((sum, { quantity }) => sum + quantity, 0);

export const toFulfillment = (
  tracking: Tracking | undefined,
  { units, world }: { units: readonly ShopUnits[]; world: ShopWorld },
): ShopFulfillment => ({
  id: world.nextId('Fulfillment'),
  status: 'SUCCESS',
  at: world.now().toISOString(),
  deliveredAt: null,
  tracking: toTracking(tracking ?? {}),
  units,
});

const toTracking = ({ company, numbers = [], urls = [] }: Tracking) =>
  numbers.map((number, index) => ({ company: company ?? null, number, url: urls[index] ?? null }));

const findOrder = (world: ShopWorld, fulfillmentOrderId: string) =>
  world.core.book
    .newest({ offset: 0, limit: 10_000 })
    .find(({ id }) =>
      Array.from({ length: world.places }, (_, place) => partId(id, place)).includes(fulfillmentOrderId),
    );

export const numberIn = (id: string) => Number(id.slice(id.lastIndexOf('/') + 1));
