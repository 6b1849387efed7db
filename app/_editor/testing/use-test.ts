import { useMemo } from 'react';
import { runsTheSame } from '../../../nodes/graph/diff';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { OrderEventKind } from '../../../nodes/order/event';
import type { FlowTestResult } from '../../../server/flows/test-flow';
import { useTRPCClient } from '../../_ui/trpc';
import { useMay } from '../../_ui/workspace';
import { type Editor, useEditor } from '../editor-context';
import type { PinnedOrder } from '../state/view-store';
import type { Trace } from '../trace';
import { sampleVisit } from './sample-visit';
import { toTestTrace } from './to-trace';
import { walkThrough } from './walk-through';

interface TestOrder {
  readonly pinned: PinnedOrder;
  readonly kind: OrderEventKind;
}

/** Walks the drawing in this browser and lights up the way. Null when nothing in the flow listens to such news. */
function walkHere({ store, overlay }: Editor, { pinned, kind }: TestOrder): Trace | null {
  const { flow } = store.getState();
  const { connections } = overlay.getState();
  const visit = sampleVisit({ flow, connections, order: pinned.order, kind, now: new Date().toISOString() });
  const walked = visit && walkThrough(flow, { visit });
  const trace = walked && toTestTrace(flow, { walked, connections, title: pinned.label });
  overlay.setState({ trace });
  if (trace) goStaleAfter({ store, overlay }, flow);
  return trace;
}

/** Once the drawing says something else than what was tested, the result says so. */
function goStaleAfter({ store, overlay }: Pick<Editor, 'store' | 'overlay'>, tested: FlowDocument) {
  const shown = overlay.getState().trace?.stepOf;
  const stop = store.subscribe(({ flow }) => {
    const { trace } = overlay.getState();
    if (!trace || trace.stepOf !== shown) return stop();
    if (runsTheSame(tested, flow)) return;
    stop();
    overlay.setState({ trace: { ...trace, isStale: true } });
  });
}

/** What only the server can say: the requests word for word, which need the connectors, and what would come of it in a sentence. */
function addAnswer({ overlay }: Editor, { shown, answer }: { shown: Trace; answer: FlowTestResult }) {
  const { trace } = overlay.getState();
  if (trace?.stepOf !== shown.stepOf) return;
  const requestOf = new Map(answer.previews.map((one) => [`${one.nodeId} ${one.connectionId}`, one.request]));
  const sent = trace.sent.map((one) => {
    const request = requestOf.get(`${one.nodeId} ${one.connectionId}`);
    return request === undefined ? one : { ...one, request };
  });
  overlay.setState({ trace: { ...trace, sent, sentence: answer.sentence } });
}

/** Trying the drawing: the way at once, what exactly would be sent a moment later. False when nothing listens to such news. */
export function useTest() {
  const editor = useEditor();
  const client = useTRPCClient();
  const may = useMay();
  return useMemo(() => {
    const run = ({ pinned, kind }: TestOrder): boolean => {
      const shown = walkHere(editor, { pinned, kind });
      if (!shown || !may.edit) return shown !== null;
      const { workspace, store } = editor;
      const order = pinned.isReal ? { sampleId: pinned.id } : { pasted: JSON.stringify(pinned.order) };
      client.flows.test
        .mutate({ workspace, flow: { document: store.getState().flow }, order, eventKind: kind })
        .then((answer) => addAnswer(editor, { shown, answer }))
        // Without a server the way is shown all the same; only the requests are missing.
        .catch(() => undefined);
      return true;
    };
    return { run, clear: () => editor.overlay.setState({ trace: null }) };
  }, [editor, client, may.edit]);
}
