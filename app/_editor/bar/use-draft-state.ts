import { useDeferredValue, useMemo } from 'react';
import type { Problem } from '../../../nodes/problem';
import type { FlowView } from '../../../server/flows/get-flow';
import { sayMany } from '../../_ui/say-number';
import { sayClock } from '../../_ui/say-time';
import { useDrawing, useOverlay } from '../editor-context';
import { draftChanges } from './draft-changes';

export interface DraftState {
  /** One line each; null when nothing was ever published. */
  readonly changes: readonly string[] | null;
  readonly errors: readonly Problem[];
  /** Beside the name: "Draft, 2 changes since live". */
  readonly words: string;
}

const isError = ({ severity }: Problem) => severity !== 'warning';

export const saySince = ({ publishedAt, by }: { publishedAt: string; by: string | null }) => {
  const at = new Date(publishedAt);
  const isToday = at.toDateString() === new Date().toDateString();
  const when = isToday ? sayClock(publishedAt) : at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `Live since ${when}${by ? ` by ${by}` : ''}`;
};

function words({ newestVersion }: FlowView, changes: DraftState['changes']): string {
  if (changes === null) return newestVersion === null ? 'Draft, never published' : 'Off: no orders go through';
  return changes.length === 0 ? 'Live' : `Draft, ${sayMany(changes.length, { one: 'change' })} since live`;
}

/** How the draft stands to what is live, and what keeps it from being published. */
export function useDraftState(flow: FlowView): DraftState {
  const draft = useDeferredValue(useDrawing((state) => state.flow));
  const problemsOf = useOverlay((state) => state.problemsOf);
  const flowProblems = useOverlay((state) => state.flowProblems);
  const changes = useMemo(() => flow.live && draftChanges(flow.live.document, draft), [flow.live, draft]);
  const errors = useMemo(
    () => [...flowProblems, ...[...problemsOf.values()].flat()].filter(isError),
    [flowProblems, problemsOf],
  );
  return { changes, errors, words: words(flow, changes) };
}
