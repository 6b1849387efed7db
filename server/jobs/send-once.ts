import { ok, type Result } from '../../nodes/problem';
import type { Connector, WriteOutcome, WriteRequest, Writer } from '../connectors/contract';
import type { ClaimedDelivery } from '../db/queries/deliveries';
import { thereAlready } from '../db/queries/retry-tasks';
import { adaptUnknown, type UnknownSku } from '../engine/unknown-sku';
import { inTheirWords } from './in-their-words';
import type { AnyCall } from './open-connection';

export interface Sending {
  readonly delivery: Pick<ClaimedDelivery, 'wasUnknown' | 'unsureMs'>;
  readonly request: WriteRequest;
  readonly call: AnyCall;
  /** Whom it goes to: its name, and what it calls carriers and reasons. */
  readonly destination: Pick<Connector, 'name' | 'codes'>;
  /** What becomes of products the destination does not know. */
  readonly unknownSku: UnknownSku;
}

export type Sent = Result<WriteOutcome> | 'cannotTell' | 'tooEarly';

/** How long a destination may still be at work on a request whose answer was lost. Not found after this, it is sent again. */
const settlingMs = 15_000;

type AnyWriter = Writer<Record<string, unknown>, Record<string, unknown>>;

/** Looks first where an earlier attempt may have arrived, then writes. */
export async function sendOnce(writer: AnyWriter, sending: Sending): Promise<Sent> {
  const known = sending.delivery.wasUnknown ? await lookFirst(writer, sending) : null;
  if (known) return known;
  const { request, destination } = sending;
  const order = inTheirWords(request.order, {
    ...request,
    rules: request.codes,
    lists: destination.codes,
    destination: destination.name,
  });
  return order.ok ? writeAdapted(writer, { ...sending, request: { ...request, order: order.value } }) : order;
}

/**
 * A refusal for unknown products comes before anything is made, so the order may be written anew without them, or with lines in their
 * place, where somebody has said so. Every round settles at least one SKU.
 */
async function writeAdapted(writer: AnyWriter, { request, call, unknownSku }: Sending): Promise<Sent> {
  const notes: string[] = [];
  for (let asked = request; ; ) {
    const sent = await writer.write(call, asked);
    if (sent.ok) return notes.length > 0 ? ok({ ...sent.value, note: said(notes, sent.value.note) }) : sent;
    const { order, customSkus = [] } = asked;
    const takesCustomLines = writer.customLines !== undefined;
    const isNew = request.operation === 'order';
    const adapted = isNew
      ? adaptUnknown({ order, customSkus, problems: sent.problems, policy: unknownSku, takesCustomLines })
      : null;
    if (!adapted) return sent;
    notes.push(adapted.note);
    asked = { ...asked, order: adapted.order, customSkus: adapted.customSkus };
  }
}

const said = (notes: readonly string[], own: string | undefined) => [...notes, ...(own ? [own] : [])].join(' ');

/** Null: surely not there, or sending it again does no harm. */
async function lookFirst(writer: AnyWriter, { delivery, request, call }: Sending): Promise<Sent | null> {
  if (!writer.find) return writer.idempotent ? null : 'cannotTell';
  const found = await writer.find(call, request);
  if (!found.ok) return found;
  if (found.value) return ok({ note: thereAlready, ...found.value });
  return delivery.unsureMs < settlingMs ? 'tooEarly' : null;
}
