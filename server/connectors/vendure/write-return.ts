import type { Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { VendureCall } from './account';
import { readTarget } from './target-order';
import { leaveNote } from './write-note';

/** Vendure has no returns. A note tells whoever opens the parcel; stock and money move by what they do there. */
export async function writeReturn(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const { number, stage, items } = factOf(request.order.returns, request);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const units = items.map(
    ({ quantity, sku, lineId, reason }) => `${quantity} × ${sku ?? lineId}${reason ? ` (${reason})` : ''}`,
  );
  const text = `Return${number ? ` ${number}` : ''} is ${stages[stage]}: ${units.join(', ')}`;
  return leaveNote(call, { request, order: target.value.order, text });
}

const stages = {
  requested: 'asked for',
  approved: 'agreed',
  declined: 'declined',
  inTransit: 'on its way',
  received: 'received',
  closed: 'closed',
  cancelled: 'called off',
} as const;
