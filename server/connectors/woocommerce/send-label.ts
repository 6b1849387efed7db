import type { OrderDocument } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { WooCall } from './account';
import { leaveNote } from './leave-note';
import { metaKeys, metaValue } from './meta';
import { readTarget } from './target-order';
import { WooOrder } from './wire';
import { orderPath, writeWoo } from './woo-client';

/** Base64 characters. A custom field is read with every listing of the order, so only a page or two may stand in it. */
const longest = 400_000;

const titles = {
  label: 'Shipping label',
  returnLabel: 'Return label',
  packingSlip: 'Packing slip',
  invoice: 'Invoice',
  customs: 'Customs papers',
} as const;

/**
 * WooCommerce orders take no attachments: a link where the label has one, as a private note and a custom field; else its bytes as
 * Base64 in the custom field, for a plug-in of the shop's to print.
 */
export async function sendLabel(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const label = factOf(request.order.documents, request);
  const problem = reasonAgainst(label);
  if (problem) return failed(problem);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const orderId = String(target.value.id);
  const key = metaKeys.label(request.reference);
  const isThere = metaValue(target.value.meta_data, key) !== undefined;
  const json = { meta_data: [{ key, value: contentOf(label) }] };
  const path = orderPath(orderId);
  const written = isThere ? ok(null) : await writeWoo(call, { method: 'PUT', path, json, answer: WooOrder });
  if (!written.ok) return written;
  const where = label.url ? `: ${label.url}` : ` is in the custom field ${key}.`;
  const text = `${titles[label.kind]}${where}`;
  const noted = await leaveNote(call, { orderId, text, reference: request.reference });
  return noted.ok ? ok({ factRemoteId: request.reference }) : noted;
}

function reasonAgainst({ url, data = '' }: OrderDocument): Problem | null {
  if (url) return null;
  if (!data) return missing;
  return data.length > longest ? tooLarge : null;
}

const contentOf = ({ kind, mediaType, url, data }: OrderDocument) => ({
  kind,
  ...(mediaType && { media_type: mediaType }),
  ...(url ? { url } : { content: data }),
});

export async function findLabel(call: WooCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const isThere = metaValue(target.value.meta_data, metaKeys.label(request.reference)) !== undefined;
  return ok(isThere ? { factRemoteId: request.reference } : null);
}

const missing: Problem = { code: 'label.missing', message: 'The label holds no document to send.', retry: 'never' };

const tooLarge: Problem = {
  code: 'label.tooLarge',
  message: 'The label is too large for a custom field of WooCommerce.',
  advice: 'This limit cannot be raised: send the label by email instead, or as a link.',
  retry: 'never',
};
