import type { PauseRow } from './pause-row';
import type { TimelineEntry } from './timeline-entry';

/** When it began to wait or was held, and how that ended where no person ended it: what people do is told by the audit trail. */
export function pauseEntries(pause: PauseRow): TimelineEntry[] {
  const { id, kind, title, message, startedAt, endedAt, runId } = pause;
  const began: TimelineEntry = {
    id: `${id}-began`,
    at: startedAt,
    kind: 'run',
    title: kind === 'hold' ? 'Held for approval' : `Waits: ${title}`,
    text: message,
    actor: null,
    tone: kind === 'hold' ? 'warn' : 'neutral',
    detail: { reason: null, exchanges: [], changes: [], messageId: null, runId, deliveryId: null },
  };
  const ending = endingOf(pause);
  if (ending === null || endedAt === null) return [began];
  return [began, { ...began, id: `${id}-ended`, at: endedAt, title: ending, text: pause.reason, tone: 'neutral' }];
}

function endingOf({ state, kind, decider }: PauseRow): string | null {
  if (state === 'open' || decider !== null) return null;
  if (state === 'over') return 'Waited long enough: it goes on';
  if (state === 'calledOff') return kind === 'hold' ? 'Not held any more' : 'Does not wait any more';
  return state === 'approved' ? 'Approved: nobody decided in time' : 'Rejected: nobody decided in time';
}
