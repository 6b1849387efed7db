import { z } from 'zod';
import type { Return } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { hasLeft } from './line-units';
import { closeReturn, createReturn, requestReturn } from './operations';
import { returnReason } from './reasons';
import { referenceNote, withReference } from './reference';
import { allocate, readTarget, withoutLines } from './target-order';
import type { ShopifyRecord, ShopifyReturn } from './wire';

/** Records a return of units that were shipped, and closes it once they are back. What it refunds is a step of its own. */
export async function writeReturn(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const fact = factOf(request.order.returns, request);
  if (fact.stage === 'declined' || fact.stage === 'cancelled')
    return ok({ note: 'Nothing comes back, so nothing to do.' });
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const record = target.value;
  const known = ownReturn(record, { fact, request, connectionId: call.connectionId });
  const id = known ? ok(known.id) : await open(call, { fact, record, request });
  if (!id.ok) return id;
  const isBack = fact.stage === 'received' || fact.stage === 'closed';
  const mustClose = isBack && known?.status !== 'CLOSED';
  const closed = mustClose
    ? await ask(call, { query: closeReturn, variables: { id: id.value }, answer: z.unknown() })
    : ok(null);
  return closed.ok ? ok({ factRemoteId: id.value }) : closed;
}

export async function findReturn(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const fact = factOf(request.order.returns, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const known = ownReturn(target.value, { fact, request, connectionId: call.connectionId });
  const isBack = fact.stage === 'received' || fact.stage === 'closed';
  return ok(known && (!isBack || known.status === 'CLOSED') ? { factRemoteId: known.id } : null);
}

/** By the id we have learned, else by our reference in the reason of its lines. */
function ownReturn(
  { returns }: ShopifyRecord,
  { fact, request, connectionId }: { fact: Return; request: WriteRequest; connectionId: string },
): ShopifyReturn | undefined {
  const ownId = fact.externalIds[connectionId];
  const isOurs = ({ returnLineItems }: ShopifyReturn) =>
    returnLineItems.nodes.some(({ returnReasonNote, customerNote }) =>
      `${returnReasonNote ?? ''}${customerNote ?? ''}`.includes(referenceNote(request.reference)),
    );
  return returns.find(({ id }) => id === ownId) ?? returns.find(isOurs);
}

interface Work {
  readonly fact: Return;
  readonly record: ShopifyRecord;
  readonly request: WriteRequest;
}

/** Shopify takes back parts of fulfilments, not of orders: only what was shipped can be returned. */
async function open(call: ShopifyCall, { fact, record, request }: Work): Promise<Result<string>> {
  if (fact.items.length === 0) return failed(withoutLines);
  const shipped = record.fulfillments.filter(hasLeft).flatMap(({ lines }) => lines);
  const unitsOf = (lineId: string) =>
    shipped.filter(({ lineItem }) => lineItem.id === lineId).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  const { units, missing } = allocate(fact.items, { record, request, roomIn: ({ id }) => unitsOf(id) });
  if (missing > 0) return failed(notShipped);
  const code = returnReason(fact.items[0]?.reason, request.codes);
  if (!code.ok) return code;
  const reason = withReference(fact.items[0]?.reason ?? 'Returned at the marketplace', request.reference);
  const lines = units.flatMap(({ lineId, quantity }) => {
    let wanted = quantity;
    return shipped
      .filter(({ lineItem }) => lineItem.id === lineId)
      .flatMap((part) => {
        const taken = Math.min(wanted, part.quantity ?? 0);
        wanted -= taken;
        return taken > 0 ? [{ fulfillmentLineItemId: part.id, quantity: taken }] : [];
      });
  });
  return fact.stage === 'requested'
    ? announce(call, { orderId: record.order.id, lines, code: code.value, reason })
    : create(call, { orderId: record.order.id, lines, code: code.value, reason });
}

interface Asking {
  readonly orderId: string;
  readonly lines: readonly { readonly fulfillmentLineItemId: string; readonly quantity: number }[];
  /** Shopify's own, and ours in words. */
  readonly code: string;
  readonly reason: string;
}
const Made = z.object({ return: z.object({ id: z.string() }) });

async function create(call: ShopifyCall, { orderId, lines, code, reason }: Asking): Promise<Result<string>> {
  const returnLineItems = lines.map((line) => ({ ...line, returnReason: code, returnReasonNote: reason }));
  const made = await ask(call, {
    query: createReturn,
    variables: { input: { orderId, returnLineItems } },
    answer: z.object({ returnCreate: Made }),
  });
  return made.ok ? ok(made.value.returnCreate.return.id) : made;
}

async function announce(call: ShopifyCall, { orderId, lines, code, reason }: Asking): Promise<Result<string>> {
  const returnLineItems = lines.map((line) => ({ ...line, returnReason: code, customerNote: reason }));
  const made = await ask(call, {
    query: requestReturn,
    variables: { input: { orderId, returnLineItems } },
    answer: z.object({ returnRequest: Made }),
  });
  return made.ok ? ok(made.value.returnRequest.return.id) : made;
}

const notShipped: Problem = {
  code: 'destination.notShipped',
  message: 'Some of what comes back was never shipped in Shopify.',
  advice: 'Mark it shipped in Shopify first, or take it off the order there.',
  retry: 'never',
};
