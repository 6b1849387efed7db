import type { FlowDocument } from '../../../nodes/graph/flow-document';

export const UNDO_LIMIT = 200;
/** Two edits of the same thing within this time are one step back. */
const BURST_MS = 1_000;

export interface HistoryStep {
  /** The drawing as it was on the other side of this step. */
  readonly flow: FlowDocument;
  /** What the person did, for "Undid: renamed a step". */
  readonly what: string;
}

/** Everything that can be taken back, oldest first, and everything that can be done again, next first. */
export interface History {
  readonly past: readonly HistoryStep[];
  readonly future: readonly HistoryStep[];
  readonly burst: { readonly key: string; readonly until: number } | null;
}

export const emptyHistory: History = { past: [], future: [], burst: null };

interface Change {
  readonly before: FlowDocument;
  readonly what: string;
  /** Names what is being typed in or nudged; edits of one burst become one step. */
  readonly burst?: string | undefined;
  readonly now: number;
}

/** Remembers how the drawing looked before a change. */
export function remember(history: History, { before, what, burst, now }: Change): History {
  const nextBurst = burst === undefined ? null : { key: burst, until: now + BURST_MS };
  const goesOn = history.burst !== null && history.burst.key === burst && now <= history.burst.until;
  if (goesOn) return { ...history, future: [], burst: nextBurst };
  return { past: [...history.past, { flow: before, what }].slice(-UNDO_LIMIT), future: [], burst: nextBurst };
}

interface Moved {
  readonly flow: FlowDocument;
  readonly history: History;
  readonly what: string;
}

/** Null when there is nothing to take back. */
export function stepBack(history: History, current: FlowDocument): Moved | null {
  const step = history.past.at(-1);
  if (!step) return null;
  return {
    flow: step.flow,
    what: step.what,
    history: {
      past: history.past.slice(0, -1),
      future: [{ flow: current, what: step.what }, ...history.future],
      burst: null,
    },
  };
}

/** Null when there is nothing to do again. */
export function stepForward(history: History, current: FlowDocument): Moved | null {
  const [step, ...later] = history.future;
  if (!step) return null;
  return {
    flow: step.flow,
    what: step.what,
    history: { past: [...history.past, { flow: current, what: step.what }], future: later, burst: null },
  };
}
