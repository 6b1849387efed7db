import { useMemo } from 'react';
import { runsTheSame } from '../../../nodes/graph/diff';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { OrderEventKind } from '../../../nodes/order/event';
import { type Editor, useEditor } from '../editor-context';
import type { PinnedOrder } from '../state/view-store';
import { sampleVisit } from './sample-visit';
import { toTestTrace } from './to-trace';
import { walkThrough } from './walk-through';

interface TestOrder {
  readonly pinned: PinnedOrder;
  readonly kind: OrderEventKind;
}

/** Walks the drawing in this browser and lights up the way. False when nothing in the flow listens to such news. */
function runTest({ store, overlay }: Editor, { pinned, kind }: TestOrder): boolean {
  const { flow } = store.getState();
  const { connections } = overlay.getState();
  const visit = sampleVisit({ flow, connections, order: pinned.order, kind, now: new Date().toISOString() });
  if (!visit) {
    overlay.setState({ trace: null });
    return false;
  }
  const walked = walkThrough(flow, { visit });
  overlay.setState({ trace: toTestTrace(flow, { walked, connections, title: pinned.label }) });
  goStaleAfter({ store, overlay }, flow);
  return true;
}

/** Once the drawing says something else than what was tested, the result says so. */
function goStaleAfter({ store, overlay }: Pick<Editor, 'store' | 'overlay'>, tested: FlowDocument) {
  const { trace } = overlay.getState();
  const stop = store.subscribe(({ flow }) => {
    if (overlay.getState().trace !== trace) return stop();
    if (!trace || runsTheSame(tested, flow)) return;
    stop();
    overlay.setState({ trace: { ...trace, isStale: true } });
  });
}

export function useTest() {
  const editor = useEditor();
  return useMemo(
    () => ({
      run: (order: TestOrder) => runTest(editor, order),
      clear: () => editor.overlay.setState({ trace: null }),
    }),
    [editor],
  );
}
