import { whyNotConnect } from '../../../nodes/graph/connect-check';
import type { FlowEdge } from '../../../nodes/graph/flow-document';
import type { Editor } from '../editor-context';
import { newId } from '../state/new-id';

type Wire = Pick<FlowEdge, 'from' | 'fromPort' | 'to'>;

/** Draws a wire, or says why not. */
export function connectSteps({ store }: Editor, wire: Wire) {
  const refusal = whyNotConnect(store.getState().flow, wire);
  if (refusal) return store.getState().announce(refusal.message);
  store.getState().dispatch({ kind: 'connect', edge: { id: newId(), ...wire } });
}

/** Takes the end of a wire to another step: one step of undo. */
export function rewire({ store }: Editor, { edgeId, ...wire }: Wire & { edgeId: string }) {
  store.getState().dispatch([
    { kind: 'disconnect', edgeIds: [edgeId] },
    { kind: 'connect', edge: { id: edgeId, ...wire } },
  ]);
}

export function disconnect({ store }: Editor, edgeId: string) {
  store.getState().dispatch({ kind: 'disconnect', edgeIds: [edgeId] });
}
