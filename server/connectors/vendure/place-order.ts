import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { WriteRequest } from '../contract';
import type { VendureCall } from './account';
import type { DraftPlan } from './draft-plan';
import { hasSurcharges, lacksRest } from './find-order';
import { ask } from './graphql';
import {
  addSurcharges,
  awaitAndPayRest,
  openAndAddSurcharges,
  payOrder,
  payRest,
  placeDraft,
  settleOrder,
} from './operations';
import { Standing } from './standing';

interface Placing {
  readonly request: WriteRequest;
  readonly plan: DraftPlan;
}
/** A mutation whose last part answers with the order. */
type Step = typeof placeDraft;

/** The longest way is place, add, pay. More means that the shop does not move. */
const stepsAtMost = 4;

/**
 * Brings a finished draft, or an order that an earlier try left half-way, to a paid order of the plan's total. Each step starts
 * from what the shop says now, so it does not matter where an earlier try ended.
 */
export async function placeOrder(call: VendureCall, placing: Placing & { order: Standing }): Promise<Result<Standing>> {
  let { order } = placing;
  for (let taken = 0; taken < stepsAtMost; taken += 1) {
    const step = nextStep(order, placing);
    if (!step) return ok(order);
    const done = await take(step, { call, ...placing, order });
    if (!done.ok) return done;
    order = done.value;
  }
  return failed(stuck(order));
}

function nextStep(order: Standing, { request, plan }: Placing): Step | null {
  if (order.state === 'Draft') return placeDraft;
  if (order.state === 'ArrangingPayment') return order.payments.length > 0 ? settleOrder : payOrder;
  if (!lacksRest(order, { reference: request.reference, total: plan.total })) return null;
  if (order.state === 'PaymentSettled') return openAndAddSurcharges;
  if (order.state === 'ArrangingAdditionalPayment') return payRest;
  return hasSurcharges(order, request.reference) ? awaitAndPayRest : addSurcharges;
}

async function take(
  step: Step,
  { call, request, plan, order }: Placing & { call: VendureCall; order: Standing },
): Promise<Result<Standing>> {
  const query = step(call.settings);
  const done = await ask(call, {
    query,
    currency: request.order.currency,
    variables: {
      id: order.id,
      ...(query.includes('$payment') && { payment: paymentOf(call, { order, request }) }),
      ...(query.includes('$change') && { change: changeOf(order, { request, plan }) }),
    },
    answer: z.object({ order: Standing }),
  });
  return done.ok ? ok(done.value.order) : done;
}

/** All surcharges in one change, so that nobody meets the order with half of them. */
const changeOf = (order: Standing, { request, plan }: Placing) => ({
  dryRun: false,
  orderId: order.id,
  surcharges: surchargesFor(order, plan).map((one) => ({
    ...one,
    sku: request.reference,
    priceIncludesTax: true,
    taxRate: 0,
  })),
  options: { freezePromotions: true, recalculateShipping: false },
});

function surchargesFor(order: Standing, plan: DraftPlan) {
  const delivery = plan.shipping - order.shippingWithTax;
  const named = [...plan.surcharges, { description: 'Delivery, as the buyer paid it', price: delivery }];
  const rest = named.reduce((left, { price }) => left - price, plan.total - order.totalWithTax);
  return [...named, { description: 'Difference to the marketplace’s prices', price: rest }].filter(
    ({ price }) => price !== 0,
  );
}

/** What the marketplace took from the buyer. The shop moves no money for it. */
const paymentOf = ({ settings }: VendureCall, { order, request }: { order: Standing; request: WriteRequest }) => ({
  orderId: order.id,
  method: settings.paymentMethod,
  transactionId: request.reference,
  metadata: { channel: request.order.source.channel, order: request.order.source.number },
});

const stuck = ({ code, state }: Standing) => ({
  code: 'destination.stuck' as const,
  message: `Order ${code} stays in the state ${state} in Vendure.`,
  advice: 'Look at the order in Vendure and finish or cancel it there.',
  retry: 'never' as const,
});
