import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteRequest } from '../contract';
import { unexpectedAnswer } from '../json-api';
import { homeOf } from '../write-request';
import type { MiraklCall } from './account';
import { withParts } from './fetch-parts';
import { channel } from './mirakl-client';
import { readOrders } from './read-orders';
import { MiraklRecord } from './record';

/** The order a write is about as the marketplace has it now, with its parts. Reading first is what makes a second try harmless. */
export async function readTarget(call: MiraklCall, request: WriteRequest): Promise<Result<MiraklRecord>> {
  const id = homeOf(request);
  const found = await readOrders(call, [id]);
  if (!found.ok) return found;
  // Documents are another matter, and would be downloaded.
  const quiet = { ...call, settings: { ...call.settings, labelTypes: '' } };
  const records = await withParts(
    quiet,
    found.value.filter(({ order_id }) => order_id === id),
  );
  if (!records.ok) return records;
  const [record] = records.value;
  if (!record) return failed(notThere);
  const parsed = MiraklRecord.safeParse(record.body);
  return parsed.success ? ok(parsed.data) : failed(unexpectedAnswer(channel));
}

const notThere: Problem = {
  code: 'destination.orderNotFound',
  message: 'The marketplace does not know this order.',
  advice: 'Check whether it belongs to another shop of yours there.',
  retry: 'never',
};

/** JSON writes numbers; decimal text of up to fifteen digits comes through unchanged. */
export const asNumber = (amount: string): number => Number(amount);
