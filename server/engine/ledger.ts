import type { Problem } from '../../nodes/problem';
import { deliveryDelayMs, grantedRestMs, restMs } from './retry-policy';

/** What came of one attempt at a delivery. */
export type Attempted =
  | { readonly kind: 'delivered'; readonly remoteId: string | null; readonly note: string | null }
  /** The destination, or the connector, says no. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** No usable answer. `mayHaveArrived` false: surely nothing has changed there. */
  | { readonly kind: 'noAnswer'; readonly message: string; readonly mayHaveArrived: boolean }
  /** Not found there, but the request may still be under way: looked up again before it is sent again. */
  | { readonly kind: 'tooEarly' }
  /** An earlier attempt may have arrived, and this channel cannot say. */
  | { readonly kind: 'cannotTell' }
  /** Handed back without an attempt: the worker stops, or it waited too long for its turn. */
  | { readonly kind: 'notTried' }
  | { readonly kind: 'bug' };

export interface Attempt {
  /** 1 for the first. */
  readonly attempt: number;
  /** It began as `unknown`: an earlier one may have arrived. */
  readonly wasUnknown: boolean;
  readonly destinationName: string;
  /** Failures of the channel in a row before this one. */
  readonly failures: number;
  /** From 0 to below 1. */
  readonly random: number;
  /** UTC ISO. */
  readonly now: string;
}

/** How the ledger row goes on, and what it means for its connection. */
export interface Transition {
  readonly state: 'delivered' | 'planned' | 'unknown' | 'parked';
  /** Of `unknown`: something has gone out in this attempt, so the destination may be at work on it from now. */
  readonly isFreshlyUnsure?: boolean;
  readonly delayMs: number;
  readonly problem: Problem | null;
  readonly channel: ChannelNews;
}

export type ChannelNews =
  | { readonly kind: 'unchanged' }
  /** It answered, whatever the answer. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'failed'; readonly restMs: number }
  /** It asked for a pause; not a failure. */
  | { readonly kind: 'pause'; readonly restMs: number }
  /** Nothing goes on before somebody connects it again. */
  | { readonly kind: 'attention'; readonly problem: Problem };

/** The state machine of a delivery after an attempt. `sending` and the states people set are elsewhere. */
export function afterAttempt(attempted: Attempted, attempt: Attempt): Transition {
  switch (attempted.kind) {
    case 'delivered':
      return { state: 'delivered', delayMs: 0, problem: null, channel: { kind: 'alive' } };
    case 'refused':
      return afterRefusal(attempted.problem, attempt);
    case 'noAnswer':
      return afterSilence(attempted, attempt);
    case 'tooEarly':
      return { state: 'unknown', delayMs: lookAgainMs, problem: null, channel: { kind: 'alive' } };
    case 'cannotTell':
      return { ...parked, problem: cannotTell(attempt.destinationName), channel: { kind: 'unchanged' } };
    case 'notTried':
      return { state: pendingState(attempt), delayMs: 0, problem: null, channel: { kind: 'unchanged' } };
    case 'bug':
      return { ...parked, problem: bug, channel: { kind: 'unchanged' } };
  }
}

/** The account is turned away, or may not do what it is asked for (401, 403): nothing goes on before somebody connects it again. */
export const needsReconnecting = ({ code }: Problem): boolean =>
  code === 'connection.unauthorized' || code === 'connection.forbidden';

const lookAgainMs = 4_000;
const parked = { state: 'parked', delayMs: 0 } as const;

/** What may have arrived stays so until somebody has looked. */
const pendingState = ({ wasUnknown }: Attempt) => (wasUnknown ? 'unknown' : 'planned');

function afterRefusal(problem: Problem, attempt: Attempt): Transition {
  const waiting = { state: pendingState(attempt), problem } as const;
  const { random, failures } = attempt;
  if (needsReconnecting(problem)) {
    return { ...waiting, delayMs: 0, channel: { kind: 'attention', problem } };
  }
  if (problem.retryAfterMs !== undefined) {
    const rest = grantedRestMs({ askedMs: problem.retryAfterMs, random });
    return { ...waiting, delayMs: rest, channel: { kind: 'pause', restMs: rest } };
  }
  if (problem.retry === 'never') return { ...parked, problem, channel: { kind: 'alive' } };
  // Waiting on purpose, such as for a file the channel works through: the channel is well.
  const channelDown = problem.code.startsWith('channel.') && problem.retryAt === undefined;
  const untilAskedMs = problem.retryAt === undefined ? 0 : Date.parse(problem.retryAt) - Date.parse(attempt.now);
  const delayMs = Math.max(untilAskedMs, deliveryDelayMs({ attempt: attempt.attempt, random, channelDown }));
  const channel = channelDown ? failed(failures) : ({ kind: 'alive' } as const);
  return { ...waiting, delayMs, channel };
}

function afterSilence(
  { message, mayHaveArrived }: Attempted & { kind: 'noAnswer' },
  { attempt, random, wasUnknown, failures }: Attempt,
): Transition {
  return {
    state: mayHaveArrived || wasUnknown ? 'unknown' : 'planned',
    isFreshlyUnsure: mayHaveArrived,
    delayMs: deliveryDelayMs({ attempt, random, channelDown: true }),
    problem: { code: 'channel.noAnswer', message, retry: 'later' },
    channel: failed(failures),
  };
}

const failed = (failures: number): ChannelNews => ({ kind: 'failed', restMs: restMs(failures + 1) });

const cannotTell = (name: string): Problem => ({
  code: 'delivery.unknownOutcome',
  message: `${name} did not answer, so it may or may not have this. It cannot be asked, and sending it again could make it twice.`,
  advice: `Look at ${name}: is it there? Then mark it as published; otherwise send it again.`,
  retry: 'never',
});

const bug: Problem = {
  code: 'sluice.bug',
  message: 'Something went wrong on our side while sending this. Nothing is sent again before somebody has looked.',
  retry: 'never',
};
