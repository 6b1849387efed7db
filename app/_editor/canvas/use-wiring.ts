import type { Connection, FinalConnectionState, OnConnectStartParams } from '@xyflow/react';
import { useMemo } from 'react';
import { whyNotConnect } from '../../../nodes/graph/connect-check';
import { connectSteps, rewire } from '../commands/wire-commands';
import { type Editor, useEditor } from '../editor-context';
import type { CanvasEdge, CanvasNode } from './canvas-nodes';
import { INPUT_HANDLE } from './node-geometry';

/** Said to every step that may not take the wire, once, when the wire is picked up. */
function findRefusals({ store }: Editor, { from, fromPort }: { from: string; fromPort: string }) {
  const { flow } = store.getState();
  const refusals = new Map<string, string>();
  for (const { id } of flow.nodes) {
    const refusal = id === from ? null : whyNotConnect(flow, { from, fromPort, to: id });
    if (refusal !== null) refusals.set(id, refusal.message);
  }
  return refusals;
}

function endOf(event: MouseEvent | TouchEvent) {
  const { clientX, clientY } =
    'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  return { x: clientX, y: clientY };
}

/** A wire let go in the open asks which step shall stand there. */
function askForStep(editor: Editor, event: MouseEvent | TouchEvent) {
  const { connecting } = editor.overlay.getState();
  const window = endOf(event);
  const overCard = document.elementFromPoint(window.x, window.y)?.closest('.react-flow__node');
  const at = editor.canvas.current?.toDrawing(window);
  if (!connecting || overCard || !at) return;
  const { from, fromPort } = connecting;
  editor.view.setState({ picker: { place: { kind: 'after', nodeId: from, port: fromPort, at }, window } });
}

/** Drawing wires by hand. */
export function useWiring() {
  const editor = useEditor();
  return useMemo(() => {
    const { store, overlay } = editor;
    const start = (_event: unknown, { nodeId, handleId }: OnConnectStartParams) => {
      if (nodeId === null || handleId === null || handleId === INPUT_HANDLE) return;
      const wire = { from: nodeId, fromPort: handleId };
      overlay.setState({ connecting: { ...wire, refusals: findRefusals(editor, wire), over: null } });
    };
    const goOver = (over: string | null) =>
      overlay.setState(({ connecting }) => ({ connecting: connecting && { ...connecting, over } }));
    const stop = () => overlay.setState({ connecting: null });
    return {
      onNodeMouseEnter: (_event: unknown, { id }: CanvasNode) => goOver(id),
      onNodeMouseLeave: () => goOver(null),
      onConnectStart: start,
      onClickConnectStart: start,
      onClickConnectEnd: stop,
      onConnect: ({ source, sourceHandle, target }: Connection) =>
        connectSteps(editor, { from: source, fromPort: sourceHandle ?? '', to: target }),
      onConnectEnd: (event: MouseEvent | TouchEvent, { isValid }: FinalConnectionState) => {
        if (!isValid) askForStep(editor, event);
        stop();
      },
      isValidConnection: ({ source, sourceHandle, target }: Connection | CanvasEdge) =>
        whyNotConnect(store.getState().flow, { from: source, fromPort: sourceHandle ?? '', to: target }) === null,
      onReconnect: (old: CanvasEdge, { source, sourceHandle, target }: Connection) =>
        rewire(editor, { edgeId: old.id, from: source, fromPort: sourceHandle ?? '', to: target }),
    };
  }, [editor]);
}
