import type { Market } from '../connectors/sandbox-market/simulator';
import { shipByHand } from '../connectors/sandbox-store/ship-by-hand';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import { seededRandom } from '../connectors/simulator-kit/random';
import { openItems, type SimOrder, shippedQuantity } from '../connectors/simulator-kit/sim-order';
import { demoLabel } from './demo-label';
import type { SandboxWorld } from './world';

export interface Life {
  /** Does whatever is due by now. Call it about once a second. */
  tick(): void;
}

interface LifeOptions {
  readonly simulators: SandboxWorld['simulators'];
  now(): Date;
}

const second = 1_000;
/** Lively while somebody looks for the first time; calm on a laptop that was left on; at last quiet. */
const pace = { first: 4 * second, later: 60 * second, lively: 200, last: 2_000 } as const;
const after = { ship: 25 * second, cancel: 12 * second, giveBack: 30 * second, label: 5 * second } as const;

/** What happens to the n-th order, counted from 0 over both marketplaces. Repeats, so that a long demo stays interesting. */
const fates = {
  unknownSku: (n: number) => n === 3,
  cancelledByBuyer: (n: number) => n % 40 === 5,
  givenBack: (n: number) => n % 40 === 1,
  labelled: (n: number) => n % 9 === 4,
} as const;

/**
 * The demo's people: buyers who order, change their minds and send things back, a warehouse that ships two of three orders. All
 * that was done is read from the orders themselves, so a restart goes on where it stopped. Nothing happens while nobody listens.
 */
export function createLife({ simulators, now }: LifeOptions): Life {
  const { harbour, lantern, store } = simulators;
  const markets = [harbour, lantern];
  let lastOrderAt = 0;

  const orderIfDue = (at: number) => {
    const count = harbour.core.book.size + lantern.core.book.size;
    const pause = count < pace.lively ? pace.first : pace.later;
    if (count >= pace.last || at - lastOrderAt < pause) return;
    lastOrderAt = at;
    placeNext(count % 2 === 0 ? harbour : lantern, count);
  };
  return {
    tick() {
      if (markets.some(({ core }) => core.webhooks.subscriptions.length === 0)) return;
      const at = now().getTime();
      orderIfDue(at);
      for (const [index, market] of markets.entries()) liveAt(market, { index, at });
      workInWarehouse(store, { at, markets });
    },
  };
}

function placeNext(market: Market, n: number): void {
  market.place(fates.unknownSku(n) ? { skus: [unlistedProduct.sku], quantity: 1 } : {});
}

/** Orders alternate between the two marketplaces, so the number tells which one of all it was. */
const ordinalOf = (order: SimOrder<unknown>, index: number) =>
  (Number(/\d+$/.exec(order.number)?.[0]) - 100_001) * 2 + index;

const recent = { offset: 0, limit: 60 };
const ageOf = ({ createdAt }: { createdAt: string }, at: number) => at - new Date(createdAt).getTime();

function liveAt({ core }: Market, { index, at }: { index: number; at: number }): void {
  for (const order of core.book.newest(recent)) {
    const n = ordinalOf(order, index);
    const age = ageOf(order, at);
    if (fates.cancelledByBuyer(n) && age > after.cancel && order.cancellations.length === 0) {
      core.desk.cancel(order.id, {
        reference: null,
        by: 'customer',
        reason: 'Ordered by mistake',
        items: openItems(order),
      });
    }
    if (fates.labelled(n) && age > after.label && order.documents.length === 0) attachLabel(core, order);
  }
}

function attachLabel(core: Market['core'], order: ReturnType<Market['place']>): void {
  const { ship_to } = order.details;
  const city = `${ship_to.postcode} ${ship_to.city}, ${ship_to.country}`;
  core.desk.attach(order.id, {
    reference: null,
    kind: 'label',
    mediaType: 'text/html',
    content: demoLabel({ number: order.number, name: ship_to.name, street: ship_to.street, city }),
    shipmentId: null,
  });
}

function workInWarehouse(
  { core }: SandboxWorld['simulators']['store'],
  { at, markets }: { at: number; markets: readonly Market[] },
): void {
  for (const order of core.book.newest(recent)) {
    const n = ordinalAtMarket(order.details.source?.number ?? '', markets);
    if (isToBeShipped(order, n) && ageOf(order, at) > after.ship) shipByHand(core, order.id);
    const [shipment] = order.shipments;
    const wasReceived = shipment !== undefined && at - new Date(shipment.at).getTime() > after.giveBack;
    if (fates.givenBack(n) && wasReceived && order.returns.length === 0) giveBack(core, order);
  }
}

/** Two of three, always the one that comes back, never the one the buyer is about to cancel. */
const isToBeShipped = (order: SimOrder<unknown>, n: number) =>
  fates.givenBack(n) || (!fates.cancelledByBuyer(n) && seededRandom(order.number).chance(2 / 3));

/** -1 for an order that came from elsewhere, such as a real marketplace somebody has connected. */
function ordinalAtMarket(number: string, markets: readonly Market[]): number {
  const index = markets.findIndex(({ core }) => core.book.get(number) !== undefined);
  const order = markets[index]?.core.book.get(number);
  return order ? ordinalOf(order, index) : -1;
}

/** The parcel comes back; the buyer gets the price of the goods. */
function giveBack(core: SandboxWorld['simulators']['store']['core'], order: Parameters<typeof openItems>[0]): void {
  const items = order.lines.map(({ id }) => ({ lineId: id, quantity: shippedQuantity(order, id) }));
  core.desk.takeBack(order.id, { reference: null, stage: 'received', reason: 'Not as expected', items });
  const { totals } = core.book.get(order.id)?.details ?? {};
  if (!totals) return;
  core.desk.refund(order.id, {
    reference: null,
    amount: totals.total,
    shippingAmount: totals.delivery,
    reason: 'Goods returned',
    movesMoney: true,
    items: [],
  });
}
