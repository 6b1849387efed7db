import type { Effect } from '../../nodes/effect';
import type { Deciding } from './decide-input';
import type { PauseWrite } from './writes';

export type Pausing = Effect & { readonly kind: 'wait' | 'hold' };

interface At {
  readonly run: { readonly id: string; readonly flowId: string; readonly orderId: string };
  readonly nodeId: string;
  readonly port: string;
  readonly deciding: Deciding;
}

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
): Pick<PauseWrite, 'kind' | 'until' | 'onTime' | 'rejectPort' | 'approvers' | 'message'> {
  if (effect.kind === 'wait') {
    return { kind: 'wait', until: effect.until, onTime: port, rejectPort: null, approvers: null, message: null };
  }
  const { message, approvers, onReject, ifNobody } = effect;
  return {
    kind: 'hold',
    until: ifNobody?.at ?? null,
    onTime: ifNobody?.port ?? null,
    rejectPort: onReject,
    approvers,
    message,
  };
}

function titleOf(nodeId: string, { flowId, deciding }: { flowId: string; deciding: Deciding }): string {
  const flow = deciding.input.flows.find((one) => one.flowId === flowId);
  const node = flow?.document.nodes.find(({ id }) => id === nodeId);
  return node?.name ?? deciding.input.nodeTypes.get(node?.type ?? '')?.title ?? 'A step';
}
