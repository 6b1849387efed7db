import type { Parcel } from '../../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../../contract';
import { factOf, remoteItems } from '../../write-request';
import { type DemoCall, type DemoChannel, sendFact } from './client';
import { parcelReference } from './parcel-reference';

/** One call per parcel, as the channel knows one tracking number per shipment; the outcome names the first. */
export const sendShipmentTo =
  (channel: DemoChannel) =>
  async (call: DemoCall, request: WriteRequest): Promise<Result<WriteOutcome>> => {
    const outcomes: WriteOutcome[] = [];
    for (const [index, parcel] of factOf(request.order.shipments, request).parcels.entries()) {
      const json = parcelJson(parcel, { request, index });
      const sent = await sendFact(call, { channel, request, list: 'shipments', json });
      if (!sent.ok) return sent;
      outcomes.push(sent.value);
    }
    return ok(outcomes[0] ?? {});
  };

const parcelJson = (parcel: Parcel, { request, index }: { request: WriteRequest; index: number }) => ({
  reference: parcelReference(request.reference, index),
  carrier: parcel.carrier ?? null,
  carrier_code: parcel.carrierCode ?? null,
  service: parcel.service ?? null,
  tracking_number: parcel.trackingNumber ?? null,
  tracking_url: parcel.trackingUrl ?? null,
  items: itemsFor(parcel.items, request),
});

export const sendCancellationTo = (channel: DemoChannel) => async (call: DemoCall, request: WriteRequest) => {
  const { reason = null, items, requestedBy } = factOf(request.order.cancellations, request);
  const json = { reference: request.reference, by: requestedBy, reason, items: itemsFor(items, request) };
  return await sendFact(call, { channel, request, list: 'cancellations', json });
};

export const sendReturnTo =
  (channel: DemoChannel) =>
  async (call: DemoCall, request: WriteRequest): Promise<Result<WriteOutcome>> => {
    const { stage, items } = factOf(request.order.returns, request);
    if (stage !== 'received' && stage !== 'closed') return failed(notBackYet(channel));
    const reason = items.find((item) => item.reason)?.reason ?? null;
    const json = { reference: request.reference, reason, items: itemsFor(items, request) };
    return await sendFact(call, { channel, request, list: 'returns', json });
  };

/** Paid back by whoever was paid, which is where the order was born; the others only write it down. */
export const sendRefundTo =
  (channel: DemoChannel) =>
  async (call: DemoCall, request: WriteRequest): Promise<Result<WriteOutcome>> => {
    const refund = factOf(request.order.refunds, request);
    const wasPaid = request.order.source.connectionId === call.connectionId;
    if (refund.movesMoney !== wasPaid) return failed(wasPaid ? wouldPay(channel) : cannotPay(channel));
    const json = {
      reference: request.reference,
      amount: refund.amount,
      delivery_amount: refund.shippingAmount ?? null,
      reason: refund.reason ?? null,
      moves_money: refund.movesMoney,
    };
    return await sendFact(call, { channel, request, list: 'refunds', json });
  };

export const sendLabelTo =
  (channel: DemoChannel) =>
  async (call: DemoCall, request: WriteRequest): Promise<Result<WriteOutcome>> => {
    const { data, kind, mediaType } = factOf(request.order.documents, request);
    if (!data)
      return failed({ code: 'label.missing', message: 'The label holds no document to send.', retry: 'never' });
    const json = {
      reference: request.reference,
      kind: kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      media_type: mediaType ?? 'application/octet-stream',
      content: data,
    };
    return await sendFact(call, { channel, request, list: 'documents', json });
  };

const itemsFor = (items: Parameters<typeof remoteItems>[0], request: WriteRequest) =>
  remoteItems(items, request).map(({ lineId, quantity }) => ({ line_id: lineId, quantity }));

const cannotPay = ({ name }: DemoChannel): Problem => ({
  code: 'destination.cannotPay',
  message: `The marketplace took the money for this order, so ${name.toLowerCase()} has nothing to pay back.`,
  advice: 'Refund the buyer at the marketplace.',
  retry: 'never',
});

const wouldPay = ({ name }: DemoChannel): Problem => ({
  code: 'destination.wouldPay',
  message: `The money has been paid back elsewhere; telling ${name.toLowerCase()} would pay the buyer a second time.`,
  retry: 'never',
});

const notBackYet = ({ name }: DemoChannel): Problem => ({
  code: 'destination.returnNotReceived',
  message: `${name} records a return once the goods are back; this one is still on its way.`,
  retry: 'never',
});
