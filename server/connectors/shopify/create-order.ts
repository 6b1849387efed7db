import { z } from 'zod';
import { isZeroAmount } from '../../../nodes/order/amount';
import { ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { isCustom, soldLines } from '../sold-lines';
import type { ShopifyCall } from './account';
import { findOwnOrder, linkById } from './find-own-order';
import { findVariants } from './find-variants';
import { ask } from './graphql';
import { createOrder as createOperation } from './operations';
import { orderInput } from './order-input';
import { linkTo } from './order-link';
import { differenceTo, type OrderPlan, planOrder } from './order-plan';
import { Money } from './wire';

const Made = z.object({
  id: z.string(),
  name: z.string(),
  totalPriceSet: Money,
  lineItems: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        sku: z.string().nullish(),
        customAttributes: z.array(z.object({ key: z.string(), value: z.string().nullish() })),
      }),
    ),
  }),
});

/** One order per reference: looks for its own earlier work, then for every product, and only then creates. Mails nobody. */
export async function createOrder(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const own = await findOwnOrder(call, request.reference);
  if (!own.ok) return own;
  if (own.value !== null) {
    const link = await linkById(call, { id: own.value, request });
    return link.ok ? ok({ link: link.value }) : link;
  }
  const sold = soldLines(request.order.lines, { skuMap: request.skuMap, destination: 'Shopify' });
  if (!sold.ok) return sold;
  const plan = planOrder(request.order, sold.value);
  if (!plan.ok) return plan;
  const products = sold.value.filter((one) => !isCustom(one, request.customSkus));
  const variants = await findVariants(call, products);
  if (!variants.ok) return variants;
  const order = orderInput({ request, plan: plan.value, variants: variants.value, settings: call.settings });
  return create(call, { request, plan: plan.value, order });
}

async function create(
  call: ShopifyCall,
  { request, plan, order }: { request: WriteRequest; plan: OrderPlan; order: Record<string, unknown> },
): Promise<Result<WriteOutcome>> {
  const options = { inventoryBehaviour: call.settings.stock, sendReceipt: false, sendFulfillmentReceipt: false };
  const made = await ask(call, {
    query: createOperation,
    variables: { order, options },
    answer: z.object({ orderCreate: z.object({ order: Made }) }),
  });
  if (!made.ok) return made;
  const { id, name, totalPriceSet, lineItems } = made.value.orderCreate.order;
  const link = linkTo({ id, name, lines: lineItems.nodes }, { settings: call.settings, request });
  const beyond = differenceTo(plan, totalPriceSet);
  const note = `Shopify shows ${totalPriceSet} where the buyer paid ${plan.total}.`;
  return ok({ link, ...(!isZeroAmount(beyond) && { note }) });
}
