import { groupBy } from '../group-by';
import type { PauseRow } from './pause-row';

/** A stop where the order waits, is held, or was turned back by a person. */
export interface PauseStop {
  readonly pause: PauseRow;
  readonly state: 'waiting' | 'held' | 'skipped';
  readonly text: string;
}

/** One per step that keeps the order now, and the newest that a person rejected. What is over needs no stop. */
export function pauseStops(pauses: readonly PauseRow[]): readonly PauseStop[] {
  const bySteps = groupBy(pauses, { key: ({ flowId, nodeId }) => `${flowId} ${nodeId}`, value: (pause) => pause });
  return [...bySteps.values()].flatMap((atStep) => {
    const pause = atStep.find(({ state }) => state === 'open') ?? atStep.at(-1);
    const stop = pause && stopOf(pause);
    return stop ? [stop] : [];
  });
}

function stopOf(pause: PauseRow): PauseStop | null {
  const { kind, state, message } = pause;
  if (state === 'rejected') return { pause, state: 'skipped', text: rejectedText(pause) };
  if (state !== 'open') return null;
  return kind === 'wait'
    ? { pause, state: 'waiting', text: 'Waiting' }
    : { pause, state: 'held', text: message ?? 'Held for approval' };
}

const rejectedText = ({ decider, reason }: PauseRow) =>
  `${decider === null ? 'Rejected: nobody decided in time' : `Rejected by ${decider}`}${reason ? `: ${reason}` : ''}`;
