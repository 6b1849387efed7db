import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { InboxRecord } from '../contract';
import { unexpectedAnswer } from '../json-api';
import type { AmazonCall } from './account';
import { includedData } from './list-orders';
import { isLabelWhole, isMfnShipmentId } from './mfn-label';
import { askAmazon, channel, refusalProblem } from './sp-api';
import { AmazonOrder, inboxRecord, MfnShipment } from './wire';

const isOrderId = (id: string) => /^\d{3}-\d{7}-\d{7}$/.test(id);

/** An order by its number, or a label by the id of its shipment bought through Amazon. */
export function getOrder(call: AmazonCall, idOrNumber: string): Promise<Result<InboxRecord | null>> {
  if (isOrderId(idOrNumber)) return getWholeOrder(call, idOrNumber);
  return isMfnShipmentId(idOrNumber) ? getLabel(call, idOrNumber) : Promise.resolve(ok(null));
}

async function getWholeOrder(call: AmazonCall, orderId: string): Promise<Result<InboxRecord | null>> {
  const body = await ask(call, orderId);
  if (!body.ok) return body;
  if (body.value === null) return ok(null);
  const answer = z.object({ order: z.looseObject({ orderId: z.string() }) }).safeParse(body.value);
  return answer.success ? ok(inboxRecord({ order: answer.data.order }, orderId)) : failed(unexpectedAnswer(channel));
}

/** How the order stands now, for a writer. */
export async function readStanding(call: AmazonCall, orderId: string): Promise<Result<AmazonOrder>> {
  const body = isOrderId(orderId) ? await ask(call, orderId) : ok(null);
  if (!body.ok) return body;
  if (body.value === null) return failed(noSuchOrder(orderId));
  const answer = z.object({ order: AmazonOrder }).safeParse(body.value);
  return answer.success ? ok(answer.data.order) : failed(unexpectedAnswer(channel));
}

async function ask(call: AmazonCall, orderId: string): Promise<Result<unknown>> {
  const path = `/orders/2026-01-01/orders/${encodeURIComponent(orderId)}`;
  const answer = await askAmazon(call, { method: 'GET', path, query: { includedData } });
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return ok(null);
  return answer.value.status < 300 ? ok(answer.value.body) : failed(refusalProblem(answer.value));
}

async function getLabel(call: AmazonCall, shipmentId: string): Promise<Result<InboxRecord | null>> {
  const path = `/mfn/v0/shipments/${encodeURIComponent(shipmentId)}`;
  const answer = await askAmazon(call, { method: 'GET', path });
  if (!answer.ok) return answer;
  // 400 is how Amazon says that it has no such shipment.
  if (answer.value.status >= 300) return ok(null);
  const shipment = z.object({ payload: MfnShipment }).safeParse(answer.value.body);
  if (!shipment.success) return failed(unexpectedAnswer(channel));
  if (!isLabelWhole(shipment.data.payload)) return failed(damaged);
  const { AmazonOrderId } = shipment.data.payload;
  return ok(inboxRecord({ mfnShipment: shipment.data.payload }, AmazonOrderId));
}

const noSuchOrder = (orderId: string): Problem => ({
  code: 'destination.orderNotFound',
  message: `Amazon has no order ${orderId} in this account.`,
  retry: 'never',
});

const damaged: Problem = {
  code: 'label.damaged',
  message: 'The label arrived damaged: it does not match the checksum Amazon sent with it.',
  advice: 'It is fetched again by itself.',
  retry: 'later',
};
