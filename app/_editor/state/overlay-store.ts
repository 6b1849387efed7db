import { createStore } from 'zustand/vanilla';
import type { Connections } from '../../../nodes/contract';
import type { Problem } from '../../../nodes/problem';
import type { Crossing } from '../crossings';
import type { FlowCounts } from '../flow-counts';
import type { Trace } from '../trace';

/** A wire being drawn: where it starts and, for every node it may not go to, why. */
export interface Connecting {
  readonly from: string;
  readonly fromPort: string;
  readonly refusals: ReadonlyMap<string, string>;
  /** The card under the hand: the one that says why not. */
  readonly over: string | null;
}

/** How a node of a compared version differs. */
export type Mark = 'added' | 'removed' | 'changed' | 'moved';

export interface OverlayState {
  readonly connections: Connections;
  readonly problemsOf: ReadonlyMap<string, readonly Problem[]>;
  /** Problems of the flow as a whole. */
  readonly flowProblems: readonly Problem[];
  readonly crossingsOf: ReadonlyMap<string, readonly Crossing[]>;
  readonly counts: FlowCounts | null;
  /** The way one order took: a test, or a run that happened. */
  readonly trace: Trace | null;
  readonly connecting: Connecting | null;
  /** The wire a dragged node would be put into. */
  readonly dropEdge: string | null;
  /** What "Find in the flow" found; null while nobody looks for anything. */
  readonly found: ReadonlySet<string> | null;
  readonly marks: ReadonlyMap<string, Mark> | null;
}

export type OverlayStore = ReturnType<typeof createOverlayStore>;

/** What is laid over the drawing: findings, counts, the lit path. None of it is saved. */
export const createOverlayStore = (connections: Connections = new Map()) =>
  createStore<OverlayState>()(() => ({
    connections,
    problemsOf: new Map(),
    flowProblems: [],
    crossingsOf: new Map(),
    counts: null,
    trace: null,
    connecting: null,
    dropEdge: null,
    found: null,
    marks: null,
  }));
