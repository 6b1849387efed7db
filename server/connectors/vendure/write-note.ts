import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { addNote } from './operations';
import { withReference } from './reference';
import { findMarked, type Standing } from './standing';

/** A private note on the order, once per reference, for what Vendure has no place of its own for. */
export async function leaveNote(
  call: VendureCall,
  { request, order, text }: { request: WriteRequest; order: Standing; text: string },
): Promise<Result<WriteOutcome>> {
  const note = 'It stands as a note on the order in Vendure.';
  if (findMarked(order, { reference: request.reference, type: 'ORDER_NOTE' })) return ok({ note });
  const input = { id: order.id, note: withReference(text, request.reference), isPublic: false };
  const added = await ask(call, { query: addNote, variables: { input }, answer: z.unknown() });
  return added.ok ? ok({ note }) : added;
}
