import { z } from 'zod';
import type { OrderDocument } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { setOrderFields } from './operations';
import { findMarked, type Standing } from './standing';
import { readTarget } from './target-order';
import { leaveNote } from './write-note';

/** Base64 characters. Vendure's server takes no request of more than 100 kB unless its owner says so. */
const longest = 90_000;

/**
 * Vendure's orders take no attachments. In the order's own text field, where the shop has one: the link, or the label itself as a
 * `data:` address for the shop to show. Else a link stands in a note.
 */
export async function writeLabel(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const label = factOf(request.order.documents, request);
  const { labelField } = call.settings;
  const address = addressOf(label);
  const problem = reasonAgainst(label, { address, hasField: labelField !== '' });
  if (problem) return failed(problem);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order } = target.value;
  if (!labelField) return leaveNote(call, { request, order, text: `${titles[label.kind]}: ${address}` });
  if (isThere(order, { call, request, address })) return ok({ factRemoteId: request.reference });
  const input = { id: order.id, customFields: { [labelField]: address } };
  const set = await ask(call, { query: setOrderFields, variables: { input }, answer: z.unknown() });
  return set.ok ? ok({ factRemoteId: request.reference }) : set;
}

export async function findLabel(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const address = addressOf(factOf(request.order.documents, request));
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  return ok(isThere(target.value.order, { call, request, address }) ? { factRemoteId: request.reference } : null);
}

function isThere(
  order: Standing,
  { call, request, address }: { call: VendureCall; request: WriteRequest; address: string },
): boolean {
  const { labelField } = call.settings;
  return labelField
    ? order.customFields?.[labelField] === address
    : findMarked(order, { reference: request.reference, type: 'ORDER_NOTE' }) !== undefined;
}

/** Empty when the label has neither a link nor any content. */
const addressOf = ({ url, data, mediaType }: OrderDocument) =>
  url ?? (data ? `data:${mediaType ?? 'application/octet-stream'};base64,${data}` : '');

function reasonAgainst(
  { url, data = '' }: OrderDocument,
  { address, hasField }: { address: string; hasField: boolean },
): Problem | null {
  if (!address) return empty;
  if (url) return null;
  if (!hasField) return withoutPlace;
  return data.length > longest ? tooLarge : null;
}

const titles = {
  label: 'Shipping label',
  returnLabel: 'Return label',
  packingSlip: 'Packing slip',
  invoice: 'Invoice',
  customs: 'Customs papers',
} as const;

const empty: Problem = {
  code: 'label.empty',
  message: 'This label has neither a link nor any content.',
  retry: 'never',
};

const withoutPlace: Problem = {
  code: 'label.withoutPlace',
  message: 'This Vendure shop has no place for a label.',
  advice:
    'Add a custom field of type text to its orders and name it in the connection’s settings, or send the label by e-mail.',
  retry: 'never',
};

const tooLarge: Problem = {
  code: 'label.tooLarge',
  message: 'This label is too large for a field of an order in Vendure.',
  advice: 'This limit cannot be raised: send the label by email instead, or as a link.',
  retry: 'never',
};
