import { z } from 'zod';
import { failed, ok, type Result } from '../../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../../contract';
import { isDone, unexpectedAnswer } from '../../json-api';
import { factOf, homeOf } from '../../write-request';
import { askChannel, type DemoCall, type DemoChannel, orderPath } from './client';
import { parcelReference } from './parcel-reference';

const lists = {
  shipment: 'shipments',
  cancellation: 'cancellations',
  return: 'returns',
  refund: 'refunds',
  label: 'documents',
} as const;

const Facts = z.array(z.object({ id: z.string(), reference: z.string().nullable() }));
const FactsOfOrder = z.object({
  order: z.object({ shipments: Facts, cancellations: Facts, returns: Facts, refunds: Facts, documents: Facts }),
});

/** Reads the order back and looks for our reference. A shipment is there when each of its parcels is. */
export const findFactAt =
  (channel: DemoChannel, operation: keyof typeof lists) =>
  async (call: DemoCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> => {
    const answer = await askChannel(call, { channel, path: orderPath(homeOf(request)) });
    if (!answer.ok) return answer;
    if (answer.value.status === 404) return ok(null);
    const found = FactsOfOrder.safeParse(answer.value.body);
    if (!isDone(answer.value) || !found.success) return failed(unexpectedAnswer(channel.name));

    const facts = found.data.order[lists[operation]];
    const wanted = referencesOf(operation, request);
    const ours = wanted.map((reference) => facts.find((fact) => fact.reference === reference));
    const [first] = ours;
    return ok(first && ours.every(Boolean) ? { factRemoteId: first.id } : null);
  };

function referencesOf(operation: keyof typeof lists, request: WriteRequest): string[] {
  if (operation !== 'shipment') return [request.reference];
  return factOf(request.order.shipments, request).parcels.map((_, index) => parcelReference(request.reference, index));
}
