import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { isDone, unreadableAnswer } from '../json-api';
import { factOf, homeOf, remoteItems } from '../write-request';
import { askMarket, channelName, type MarketCall, orderPath } from './market-call';
import { refusalProblem } from './market-refusal';
import { parcelReference } from './parcel-reference';

/** One call per parcel, as the marketplace knows one tracking number per shipment; its id is the first one's. */
export async function sendShipment(call: MarketCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const shipment = factOf(request.order.shipments, request);
  let first: Result<WriteOutcome> | null = null;
  for (const [index, parcel] of shipment.parcels.entries()) {
    const outcome = await send(call, {
      request,
      path: 'shipments',
      json: {
        reference: parcelReference(request.reference, index),
        carrier: parcel.carrier ?? null,
        carrier_code: parcel.carrierCode ?? null,
        service: parcel.service ?? null,
        tracking_number: parcel.trackingNumber ?? null,
        tracking_url: parcel.trackingUrl ?? null,
        items: toWire(parcel.items, request),
      },
    });
    if (!outcome.ok) return outcome;
    first ??= outcome;
  }
  return first ?? ok({});
}

export async function sendCancellation(call: MarketCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const { reason = null, items } = factOf(request.order.cancellations, request);
  const json = { reference: request.reference, reason, items: toWire(items, request) };
  return await send(call, { request, path: 'cancellations', json });
}

/** The marketplace knows returns only once the goods are back; earlier stages are nothing to it. */
export async function sendReturn(call: MarketCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const { stage, items } = factOf(request.order.returns, request);
  if (stage !== 'received' && stage !== 'closed') {
    return failed({
      code: 'destination.returnNotReceived',
      message: 'The marketplace records a return once the goods are back; this one is still on its way.',
      retry: 'never',
    });
  }
  const reason = items.find((item) => item.reason)?.reason ?? null;
  return await send(call, {
    request,
    path: 'returns',
    json: { reference: request.reference, reason, items: toWire(items, request) },
  });
}

export async function sendRefund(call: MarketCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const refund = factOf(request.order.refunds, request);
  const json = {
    reference: request.reference,
    amount: refund.amount,
    delivery_amount: refund.shippingAmount ?? null,
    reason: refund.reason ?? null,
    moves_money: refund.movesMoney,
  };
  return await send(call, { request, path: 'refunds', json });
}

export async function sendLabel(call: MarketCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const document = factOf(request.order.documents, request);
  if (!document.data) {
    return failed({ code: 'label.missing', message: 'The label holds no document to send.', retry: 'never' });
  }
  const json = {
    reference: request.reference,
    kind: document.kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    media_type: document.mediaType ?? 'application/octet-stream',
    content: document.data,
    shipment_id: null,
  };
  return await send(call, { request, path: 'documents', json });
}

const toWire = (items: Parameters<typeof remoteItems>[0], request: WriteRequest) =>
  remoteItems(items, request).map(({ lineId, quantity }) => ({ line_id: lineId, quantity }));

async function send(
  call: MarketCall,
  { request, path, json }: { request: WriteRequest; path: string; json: unknown },
): Promise<Result<WriteOutcome>> {
  const answer = await askMarket(call, { method: 'POST', path: `${orderPath(homeOf(request))}/${path}`, json });
  if (!answer.ok) return answer;
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value));
  const created = z.object({ id: z.string() }).safeParse(answer.value.body);
  if (!created.success) throw unreadableAnswer(channelName, created.error);
  return ok({ factRemoteId: created.data.id });
}
