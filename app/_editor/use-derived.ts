import { useEffect } from 'react';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { validateFlow } from '../../nodes/graph/validate';
import type { Problem } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { findCrossings } from './crossings';
import { type Editor, useEditor } from './editor-context';

/** After the last keystroke or drag, so that neither waits for it. */
const PAUSE_MS = 120;

function groupByNode(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const grouped = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.nodeId === undefined) continue;
    grouped.set(problem.nodeId, [...(grouped.get(problem.nodeId) ?? []), problem]);
  }
  return grouped;
}

/** What follows from the drawing: its problems, and what crosses its wires. */
export function derive({ overlay }: Editor, flow: FlowDocument) {
  const { connections } = overlay.getState();
  const problems = validateFlow(flow, { nodeTypes, connections });
  overlay.setState({
    problemsOf: groupByNode(problems),
    flowProblems: problems.filter(({ nodeId }) => nodeId === undefined),
    crossingsOf: findCrossings(flow, connections),
  });
}

/** Keeps what follows from the drawing up to date while it is drawn. */
export function useDerived() {
  const editor = useEditor();
  useEffect(() => {
    const { store, overlay } = editor;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => derive(editor, store.getState().flow), PAUSE_MS);
    };
    derive(editor, store.getState().flow);
    const stops = [
      store.subscribe((now, before) => now.flow !== before.flow && later()),
      overlay.subscribe((now, before) => now.connections !== before.connections && later()),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [editor]);
}
