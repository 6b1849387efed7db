import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { changeOrder } from './operations';
import { referenceNote, withReference } from './reference';
import type { ShopifyRecord } from './wire';

/** Adds a line to the order's note, once per reference, and keeps what stands there. */
export async function addNote(
  call: ShopifyCall,
  { record, request, text }: { record: ShopifyRecord; request: WriteRequest; text: string },
): Promise<Result<WriteOutcome>> {
  const told = { note: 'It stands in the note of the order in Shopify.' };
  const { id, note } = record.order;
  if (note?.includes(referenceNote(request.reference))) return ok(told);
  const whole = [note, withReference(text, request.reference)].filter(Boolean).join('\n');
  const changed = await ask(call, {
    query: changeOrder,
    variables: { input: { id, note: whole } },
    answer: z.unknown(),
  });
  return changed.ok ? ok(told) : changed;
}
