import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { setOrderFields } from './operations';
import { readTarget } from './target-order';
import { leaveNote } from './write-note';

/** A link to the label: in the order's own field where the shop has one, else in a note. */
export async function writeLabel(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const { url, kind } = factOf(request.order.documents, request);
  if (!url) return failed(withoutLink);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order } = target.value;
  const { labelField } = call.settings;
  if (!labelField) return leaveNote(call, { request, order, text: `${titles[kind]}: ${url}` });
  const input = { id: order.id, customFields: { [labelField]: url } };
  const set = await ask(call, { query: setOrderFields, variables: { input }, answer: z.unknown() });
  return set.ok ? ok({}) : set;
}

const titles = {
  label: 'Shipping label',
  returnLabel: 'Return label',
  packingSlip: 'Packing slip',
  invoice: 'Invoice',
  customs: 'Customs papers',
} as const;

const withoutLink = {
  code: 'label.withoutLink' as const,
  message: 'Vendure keeps labels as links, and this label has none.',
  retry: 'never' as const,
};
