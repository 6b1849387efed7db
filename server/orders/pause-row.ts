import { z } from 'zod';
import type { findPauses } from '../db/queries/pauses';
import type { Role } from '../workspaces/member';
import { mayDecide } from './decide-hold';

const PauseState = z.enum(['open', 'over', 'approved', 'rejected', 'calledOff']);

/** A wait or a hold, as pages show it. */
export interface PauseRow {
  readonly id: string;
  readonly kind: 'wait' | 'hold';
  readonly state: z.infer<typeof PauseState>;
  /** What the step is called. */
  readonly title: string;
  /** What is to be looked at. */
  readonly message: string | null;
  /** When it goes on by itself; null: when a person decides. */
  readonly until: string | null;
  /** What happens by itself then, to what is held. */
  readonly byItself: 'approved' | 'rejected' | null;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Null: nobody did, its time had come or the order was cancelled. */
  readonly decider: string | null;
  readonly reason: string | null;
  /** Whether whoever asks may approve and reject it now. */
  readonly mayDecide: boolean;
}

export type StoredPause = Awaited<ReturnType<ReturnType<typeof findPauses>['execute']>>[number];

export function toPauseRow(stored: StoredPause, role: Role): PauseRow {
  const { approvers, onTime, rejectPort, ...row } = stored;
  const kind = row.kind === 'hold' ? 'hold' : 'wait';
  const state = PauseState.parse(row.state);
  return {
    ...row,
    kind,
    state,
    until: row.until?.toISOString() ?? null,
    byItself: kind === 'wait' || onTime === null ? null : onTime === rejectPort ? 'rejected' : 'approved',
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    mayDecide: kind === 'hold' && state === 'open' && mayDecide(role, approvers),
  };
}
