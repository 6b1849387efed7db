import { createHash } from 'node:crypto';
import type { Effect } from '../../nodes/effect';
import type { Deciding } from './decide-input';
import type { KnownOrder, KnownWord } from './known-order';
import type { PauseWrite } from './writes';

export type Pausing = Effect & { readonly kind: 'wait' | 'hold' };

interface At {
  readonly run: { readonly id: string; readonly flowId: string; readonly orderId: string };
  readonly nodeId: string;
  readonly port: string;
  readonly deciding: Deciding;
}

/** A word given earlier that counts for this hold too: the run goes on by it at once. Null: somebody has to look. */
export function bookEarlierWord(
  effect: Pausing,
  at: At & { readonly known: KnownOrder; readonly isRetry: boolean },
): KnownWord | null {
  // Whoever runs an order again by hand wants it looked at again: a rejected one would never come back otherwise.
  if (effect.kind === 'wait' || effect.earlierWord === 'ask' || at.isRetry) return null;
  const { run, nodeId, port, known, deciding } = at;
  const word = known.words?.find((one) => one.flowId === run.flowId && one.nodeId === nodeId);
  if (!word || (effect.earlierWord === 'same' && word.about !== hashOf(effect.matter))) return null;
  const goesBy = word.isApproved ? port : effect.onReject;
  deciding.draft.writes.errands.push({ runId: run.id, nodeId, port: goesBy, dueAt: deciding.input.now });
  return word;
}

const hashOf = (matter: string) => createHash('sha256').update(matter).digest('base64url');

/** The run waits here; the row says for what, so that people see it and whoever ends it ends it once. */
export function bookPause(effect: Pausing, { run, nodeId, port, deciding }: At): void {
  const { id: runId, flowId, orderId } = run;
  const { draft, input } = deciding;
  const title = titleOf(nodeId, { flowId, deciding });
  draft.writes.pauses.push({ id: input.newId(), orderId, runId, flowId, nodeId, title, port, ...kept(effect, port) });
}

function kept(
  effect: Pausing,
  port: string,
): Pick<PauseWrite, 'kind' | 'until' | 'onTime' | 'rejectPort' | 'approvers' | 'message' | 'about'> {
  if (effect.kind === 'wait') {
    return {
      kind: 'wait',
      until: effect.until,
      onTime: port,
      rejectPort: null,
      approvers: null,
      message: null,
      about: null,
    };
  }
  const { message, approvers, onReject, ifNobody, matter } = effect;
  return {
    kind: 'hold',
    until: ifNobody?.at ?? null,
    onTime: ifNobody?.port ?? null,
    rejectPort: onReject,
    approvers,
    message,
    about: hashOf(matter),
  };
}

function titleOf(nodeId: string, { flowId, deciding }: { flowId: string; deciding: Deciding }): string {
  const flow = deciding.input.flows.find((one) => one.flowId === flowId);
  const node = flow?.document.nodes.find(({ id }) => id === nodeId);
  return node?.name ?? deciding.input.nodeTypes.get(node?.type ?? '')?.title ?? 'A step';
}
