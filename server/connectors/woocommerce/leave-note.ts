import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { WooCall } from './account';
import { orderPath, readWoo, writeWoo } from './woo-client';

const Note = z.object({ id: z.number(), note: z.string() });

/**
 * A private note for the people in the shop, once per reference. A “customer note” would be mailed to the buyer, so this never is
 * one.
 */
export async function leaveNote(
  call: WooCall,
  { orderId, text, reference }: { orderId: string; text: string; reference: string },
): Promise<Result<string>> {
  const path = `${orderPath(orderId)}/notes`;
  const there = await findNote(call, { orderId, reference });
  if (!there.ok) return there;
  if (there.value) return ok(there.value);
  const note = `${text} (${mark(reference)})`;
  const added = await writeWoo(call, { method: 'POST', path, json: { note, customer_note: false }, answer: Note });
  return added.ok ? ok(`note-${added.value.id}`) : added;
}

/** What the note is called as a fact; null when there is none with this reference. */
export async function findNote(
  call: WooCall,
  { orderId, reference }: { orderId: string; reference: string },
): Promise<Result<string | null>> {
  const path = `${orderPath(orderId)}/notes`;
  const notes = await readWoo(call, { path, query: { type: 'internal' }, answer: z.array(Note) });
  if (!notes.ok) return notes;
  const own = notes.value?.value.find(({ note }) => note.includes(mark(reference)));
  return ok(own ? `note-${own.id}` : null);
}

const mark = (reference: string) => `Sluice reference ${reference}`;
