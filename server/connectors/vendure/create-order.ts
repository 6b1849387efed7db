import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { isCustom, type SoldLine, soldLines } from '../sold-lines';
import type { VendureCall } from './account';
import { planDraft } from './draft-plan';
import type { DraftWork } from './draft-work';
import { isPlaced } from './find-order';
import { makeDraft, removeDraft } from './make-draft';
import { linkTo } from './order-link';
import { placeOrder } from './place-order';
import { destination, matchVariants } from './resolve-skus';
import { findAndPrepare, type Standing } from './standing';

/**
 * One order per reference. Looks for its own earlier work first: a placed order is finished and returned, a left-over draft has
 * had no effect and is made anew. Nothing is created before every product is found.
 */
export async function createOrder(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const sold = soldLines(request.order.lines, { skuMap: request.skuMap, destination });
  const skus = sold.ok ? [...new Set(sold.value.map(({ sku }) => sku))] : [];
  const { reference, order } = request;
  const found = await findAndPrepare(call, { reference, skus, currency: order.currency });
  if (!found.ok) return found;
  const placed = found.value.orders.find(isPlaced);
  // Whatever became of it since, the order is there: products that are gone by now do not matter to it.
  if (placed && !mayBeShort.includes(placed.state)) return ok({ link: linkTo(placed, { call, request }) });
  if (!sold.ok) return sold;
  const { linePriceField, taxOnTop } = call.settings;
  const keepsPrices = linePriceField !== '';
  const isBeside = (one: SoldLine) => isCustom(one, request.customSkus);
  const beside = sold.value.filter(isBeside);
  const products = sold.value.filter((one) => !isBeside(one));
  if (products.length === 0) return failed(withoutProduct);
  const { precision } = found.value;
  const plan = planDraft(order, { sold: products, beside, precision, keepsPrices, taxOnTop });
  if (!plan.ok) return plan;
  const work = { request, plan: plan.value, variants: new Map() };
  if (placed) return finish(call, { work, order: placed });

  const draft = await startOver(call, { work, found: found.value, sold: products });
  return draft.ok ? finish(call, { work, order: draft.value }) : draft;
}

const mayBeShort = ['PaymentSettled', 'Modifying', 'ArrangingAdditionalPayment'];

type Found = Extract<Awaited<ReturnType<typeof findAndPrepare>>, { ok: true }>['value'];

/** Drafts of an earlier try go; one that had come as far as payment is complete and goes on. */
async function startOver(
  call: VendureCall,
  { work, found, sold }: { work: DraftWork; found: Found; sold: readonly SoldLine[] },
): Promise<Result<Standing>> {
  const { orders, variants } = found;
  const waiting = orders.find(({ state }) => state === 'ArrangingPayment');
  if (waiting) return ok(waiting);
  for (const draft of orders.filter(({ state }) => state === 'Draft')) {
    const removed = await removeDraft(call, draft.id);
    if (!removed.ok) return removed;
    if (!removed.value.gone) return failed(overtaken);
  }
  if (['unpaid', 'failed', 'voided'].includes(work.request.order.payment)) return failed(unpaid);
  const matched = matchVariants(sold, variants);
  return matched.ok ? makeDraft(call, { ...work, variants: matched.value }) : matched;
}

async function finish(
  call: VendureCall,
  { work, order }: { work: DraftWork; order: Standing },
): Promise<Result<WriteOutcome>> {
  const { request, plan } = work;
  const done = await placeOrder(call, { request, plan, order });
  if (done.ok) return ok({ link: linkTo(done.value, { call, request }), ...noteOn(work) });
  if (order.state === 'Draft') await removeDraft(call, order.id);
  return done;
}

function noteOn({ plan }: DraftWork): { note?: string } {
  const lines = new Set(plan.lines.map(({ lineId }) => lineId));
  return plan.lines.length > lines.size
    ? { note: 'A line whose total does not divide by its quantity stands in Vendure as two.' }
    : {};
}

/** Vendure has no order without a payment. */
const unpaid: Problem = {
  code: 'destination.unpaid',
  message: 'The buyer has not paid yet, and Vendure only takes orders that are paid.',
  advice: 'Let the flow wait until the order is paid, then send it again.',
  retry: 'never',
};

/** An order of surcharges alone does not exist there. */
const withoutProduct: Problem = {
  code: 'destination.withoutProduct',
  message: 'Vendure takes no order without a product, and knows none of this one.',
  advice: 'Match at least one of its SKUs with a product of the shop.',
  retry: 'never',
};

const overtaken: Problem = {
  code: 'destination.busy',
  message: 'Vendure is still working on an earlier try of this order.',
  retry: 'later',
};
