import { z } from 'zod';
import type { Order } from '../../../nodes/order/order';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { VendureCall } from './account';
import type { DraftPlan } from './draft-plan';
import type { DraftWork } from './draft-work';
import { fillDraft } from './fill-draft';
import { ask } from './graphql';
import { chooseShipping, createDraft, deleteDraft, quoteShipping } from './operations';
import { chooseMethod, ShippingQuote } from './shipping-choice';
import { Standing } from './standing';

/** A draft with everything on it, no dearer than the plan, and not yet an order. What goes wrong takes the draft away again. */
export async function makeDraft(call: VendureCall, work: DraftWork): Promise<Result<Standing>> {
  const created = await ask(call, {
    query: createDraft,
    currency: work.request.order.currency,
    answer: z.object({ createDraftOrder: z.object({ id: z.string() }) }),
  });
  if (!created.ok) return created;
  const { id } = created.value.createDraftOrder;
  const draft = await completeDraft(call, { ...work, id });
  if (!draft.ok) await removeDraft(call, id);
  return draft;
}

/** An order that was taken meanwhile stays. */
export async function removeDraft(call: VendureCall, id: string): Promise<Result<{ readonly gone: boolean }>> {
  const answer = z.object({ deleteDraftOrder: z.object({ result: z.string() }) });
  const deleted = await ask(call, { query: deleteDraft, variables: { id }, answer });
  return deleted.ok ? ok({ gone: deleted.value.deleteDraftOrder.result === 'DELETED' }) : deleted;
}

async function completeDraft(call: VendureCall, work: DraftWork & { id: string }): Promise<Result<Standing>> {
  const filled = await fillDraft(call, work);
  if (!filled.ok) return filled;
  const draft = await setShipping(call, work);
  return draft.ok && draft.value.totalWithTax > work.plan.total ? failed(tooDear(work, draft.value)) : draft;
}

async function setShipping(
  call: VendureCall,
  { id, plan, request }: DraftWork & { id: string },
): Promise<Result<Standing>> {
  const { currency, assigned } = request.order;
  const quotes = await ask(call, {
    query: quoteShipping,
    variables: { id },
    currency,
    answer: z.object({ eligibleShippingMethodsForDraftOrder: z.array(ShippingQuote) }),
  });
  if (!quotes.ok) return quotes;
  const method = chooseMethod(quotes.value.eligibleShippingMethodsForDraftOrder, {
    wanted: assigned.shippingMethod || call.settings.shippingMethod,
    price: plan.shipping,
  });
  if (!method.ok) return method;
  const chosen = await ask(call, {
    query: chooseShipping(call.settings),
    variables: { id, method: method.value.id },
    currency,
    answer: z.object({ setDraftOrderShippingMethod: Standing }),
  });
  return chosen.ok ? ok(chosen.value.setDraftOrderShippingMethod) : chosen;
}

const tooDear = ({ plan, request }: { plan: DraftPlan; request: { order: Order } }, draft: Standing) => ({
  code: 'destination.totals' as const,
  message: `In Vendure this order would cost more than the buyer paid (${request.order.totals.total} ${request.order.currency}).`,
  advice:
    plan.lines.some(({ unitPrice }) => unitPrice === null) || draft.shippingWithTax > plan.shipping
      ? 'Let the shop keep the marketplace’s prices: name its price field in the connection’s settings, or use a free shipping method.'
      : 'Look for a rule in the shop that adds to the price.',
  retry: 'never' as const,
});
