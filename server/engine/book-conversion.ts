import type { Effect } from '../../nodes/effect';
import { findConverted } from '../../nodes/label/converted-document';
import type { Deciding } from './decide-input';
import type { KnownOrder } from './known-order';

interface At {
  readonly run: { readonly id: string; readonly orderId: string };
  readonly nodeId: string;
  readonly port: string;
  readonly known: KnownOrder;
  readonly deciding: Deciding;
}

/** The same paper of the same label is made once; asked for again, the run goes on with what is there. */
export function bookConversion(
  { documentId, settings }: Effect & { readonly kind: 'convertLabel' },
  { run, nodeId, port, known, deciding }: At,
): { readonly outcome: 'planned' | 'met' } {
  const { writes } = deciding.draft;
  const { paper, pages, fileName } = settings;
  if (findConverted(known.order, { documentId, making: { paper, pages } })) {
    writes.errands.push({ runId: run.id, nodeId, port, dueAt: deciding.input.now });
    return { outcome: 'met' };
  }
  const id = deciding.input.newId();
  const asked = { documentId, paper, pages, fileName };
  writes.conversions.push({ id, orderId: run.orderId, runId: run.id, nodeId, port, ...asked });
  return { outcome: 'planned' };
}
