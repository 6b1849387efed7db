import { z } from 'zod';
import type { Cancellation } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { decimalsOf, scaleAmount } from '../exact';
import { factOf, remoteItems } from '../write-request';
import type { About, MiraklCall } from './account';
import { keptUnits, toCancellations, wholeCancellation } from './facts';
import { doMirakl, orderPath, writeMirakl } from './mirakl-client';
import { chooseReason } from './reasons';
import { goodsOf, type LineShare, leftOf, leftOfShipping, reversalOf, shippingOf } from './reversal-amounts';
import { reasonAgainst, stageAt } from './states';
import { readTarget } from './target-order';
import type { MiraklLine, MiraklOrder } from './wire';

const Outcome = z.object({ cancelations: z.array(z.object({ cancelation_id: z.coerce.string() })).min(1) });

interface Cancelling {
  readonly request: WriteRequest;
  readonly fact: Cancellation;
  readonly order: MiraklOrder;
}

/**
 * Before acceptance a cancellation is a refusal (OR21); of everything, one call (OR29); of a part, by amounts (OR30). A wish is not
 * a cancellation, and Mirakl has no place for the wishes of a shop's people.
 */
export async function sendCancellation(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.cancellations, request);
  if (fact.stage !== 'executed')
    return ok({ note: 'Only carried out cancellations are told to Mirakl; this one is not yet.' });
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const cancelling = { request, fact, order: target.value.order };
  const earlier = ownCancellation(cancelling, call);
  if (earlier) return ok({ factRemoteId: earlier.id });
  const problem = reasonAgainst('cancellation', cancelling.order.order_state) ?? itemProblem(cancelling);
  return problem ? failed(problem) : cancel(call, { ...cancelling, hasShipments: target.value.shipments.length > 0 });
}

export async function findCancellation(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.cancellations, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const own = ownCancellation({ request, fact, order: target.value.order }, call);
  return ok(own ? { factRemoteId: own.id } : null);
}

/** By the id we have learned; else one of the same units that no other cancellation of the order has claimed. */
function ownCancellation({ request, fact, order }: Cancelling, call: About): Cancellation | undefined {
  const told = toCancellations(order, call);
  const ownId = fact.externalIds[call.connectionId];
  if (ownId) return told.find(({ id }) => id === ownId);
  const claimed = request.order.cancellations.map(({ externalIds }) => externalIds[call.connectionId]);
  const ours = unitsText(remoteItems(fact.items, request));
  return told.find(
    ({ id, items }) =>
      !claimed.includes(id) && unitsText(items.map(({ lineId = '', quantity }) => ({ lineId, quantity }))) === ours,
  );
}

const unitsText = (items: readonly { readonly lineId: string; readonly quantity: number }[]) =>
  items
    .map(({ lineId, quantity }) => `${lineId}:${quantity}`)
    .toSorted()
    .join();

function itemProblem(cancelling: Cancelling): Problem | null {
  const lines = linesOf(cancelling);
  if (lines.length === 0) return withoutLines;
  return lines.some(({ line, quantity }) => !line || quantity > keptUnits(line)) ? tooMany : null;
}

const linesOf = ({ request, fact, order }: Cancelling) =>
  remoteItems(fact.items, request).map(({ lineId, quantity }) => ({
    line: order.order_lines.find(({ order_line_id }) => order_line_id === lineId),
    quantity,
  }));

const isEverything = (cancelling: Cancelling): boolean => {
  const told = new Map(linesOf(cancelling).map(({ line, quantity }) => [line?.order_line_id, quantity]));
  return cancelling.order.order_lines.every((line) => (told.get(line.order_line_id) ?? 0) >= keptUnits(line));
};

async function cancel(
  call: MiraklCall,
  cancelling: Cancelling & { hasShipments: boolean },
): Promise<Result<WriteOutcome>> {
  const { order } = cancelling;
  if (stageAt(order.order_state) === 'acceptance') return refuse(call, cancelling);
  if (isEverything(cancelling) && !cancelling.hasShipments && isUntouched(order)) {
    const done = await doMirakl(call, { method: 'PUT', path: `${orderPath(order.order_id)}/cancel` });
    return done.ok ? ok({ factRemoteId: wholeCancellation.CANCELED }) : done;
  }
  return cancelByAmounts(call, cancelling);
}

/** Where a part was given back before, the rest goes by amounts, so that nothing goes twice. */
const isUntouched = ({ can_cancel, order_lines }: MiraklOrder): boolean =>
  can_cancel !== false && order_lines.every(({ cancelations, refunds }) => cancelations.length + refunds.length === 0);

/** Every line needs an answer; what is not to be cancelled is accepted. */
async function refuse(call: MiraklCall, cancelling: Cancelling): Promise<Result<WriteOutcome>> {
  const lines = linesOf(cancelling);
  const isRefused = (id: string) => lines.some(({ line }) => line?.order_line_id === id);
  const part = lines.find(({ line, quantity }) => line && quantity < line.quantity);
  if (part) return failed(wholeLinesOnly);
  const { order } = cancelling;
  const json = {
    order_lines: order.order_lines.map(({ order_line_id }) => ({
      id: order_line_id,
      accepted: !isRefused(order_line_id),
    })),
  };
  const done = await doMirakl(call, { method: 'PUT', path: `${orderPath(order.order_id)}/accept`, json });
  return done.ok ? ok({ factRemoteId: wholeCancellation.REFUSED }) : done;
}

async function cancelByAmounts(call: MiraklCall, cancelling: Cancelling): Promise<Result<WriteOutcome>> {
  const { fact, order, request } = cancelling;
  const reason = await chooseReason(call, { kind: 'cancelReason', reason: fact.reason, rules: request.codes });
  if (!reason.ok) return reason;
  const cancelations = linesOf(cancelling).flatMap(({ line, quantity }) =>
    line ? [reversalOf(shareOf(line, { quantity, order }), { order, reasonCode: reason.value })] : [],
  );
  const made = await writeMirakl(call, {
    method: 'PUT',
    path: '/orders/cancel',
    json: { ...(order.order_tax_mode && { order_tax_mode: order.order_tax_mode }), cancelations },
    answer: Outcome,
  });
  if (!made.ok) return made;
  const ids = made.value.cancelations.map(({ cancelation_id }) => cancelation_id);
  const [first = ''] = ids.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return ok({ factRemoteId: first });
}

/** So many of so many pieces: the same share of the goods and of their delivery; with the last piece all that is left. */
function shareOf(line: MiraklLine, { quantity, order }: { quantity: number; order: MiraklOrder }): LineShare {
  if (quantity === keptUnits(line)) {
    return { line, quantity, goods: leftOf(line, order), shipping: leftOfShipping(line, order) };
  }
  const scale = { times: String(quantity), by: String(line.quantity), decimals: decimalsOf(order.currency_iso_code) };
  return {
    line,
    quantity,
    goods: scaleAmount(goodsOf(line, order), scale),
    shipping: scaleAmount(shippingOf(line, order), scale),
  };
}

const withoutLines: Problem = {
  code: 'destination.withoutLines',
  message: 'The cancellation does not say which products it concerns, so it cannot be told to the marketplace.',
  retry: 'never',
};

const tooMany: Problem = {
  code: 'destination.quantityTooLarge',
  message: 'The marketplace has fewer of these products left on the order than are to be cancelled.',
  advice: 'Compare the order in the seller portal.',
  retry: 'never',
};

const wholeLinesOnly: Problem = {
  code: 'destination.partOnly',
  message: 'An order that is not accepted yet can only be refused by whole lines.',
  advice: 'Accept it first; then the rest can be cancelled.',
  retry: 'never',
};
