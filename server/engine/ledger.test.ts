import { expect, it } from 'vitest';
import type { Problem } from '../../nodes/problem';
import { type Attempt, type Attempted, afterAttempt } from './ledger';

const attempt: Attempt = {
  attempt: 1,
  wasUnknown: false,
  destinationName: 'Harbour',
  failures: 0,
  random: 0.5,
  now: '2026-01-10T10:00:00Z',
};
const after = (attempted: Attempted, changes: Partial<Attempt> = {}) =>
  afterAttempt(attempted, { ...attempt, ...changes });
const refused = (problem: Partial<Problem>): Attempted => ({
  kind: 'refused',
  problem: { code: 'destination.refused', message: 'No.', retry: 'never', ...problem },
});
const silence = (mayHaveArrived: boolean): Attempted => ({ kind: 'noAnswer', message: 'silent', mayHaveArrived });

it.each<[string, Attempted, Partial<Attempt>, string, string]>([
  ['what is done', { kind: 'delivered', remoteId: 'R', note: null }, {}, 'delivered', 'alive'],
  ['a refusal for good', refused({}), {}, 'parked', 'alive'],
  ['a refusal for now', refused({ retry: 'later' }), {}, 'planned', 'alive'],
  ['a channel in trouble', refused({ code: 'channel.error', retry: 'later' }), {}, 'planned', 'failed'],
  ['a request to slow down', refused({ retry: 'later', retryAfterMs: 2000 }), {}, 'planned', 'pause'],
  ['a key that is not accepted any more', refused({ code: 'connection.unauthorized' }), {}, 'planned', 'attention'],
  ['a request that surely did not arrive', silence(false), {}, 'planned', 'failed'],
  ['a request that may have arrived', silence(true), {}, 'unknown', 'failed'],
  ['a look-up that failed', silence(false), { wasUnknown: true }, 'unknown', 'failed'],
  ['a refused look-up', refused({ code: 'channel.error', retry: 'later' }), { wasUnknown: true }, 'unknown', 'failed'],
  ['a look-up that does not find it yet', { kind: 'tooEarly' }, { wasUnknown: true }, 'unknown', 'alive'],
  ['an unknown outcome nobody can look up', { kind: 'cannotTell' }, { wasUnknown: true }, 'parked', 'unchanged'],
  ['work handed back', { kind: 'notTried' }, {}, 'planned', 'unchanged'],
  ['unsure work handed back', { kind: 'notTried' }, { wasUnknown: true }, 'unknown', 'unchanged'],
  ['a bug of ours', { kind: 'bug' }, {}, 'parked', 'unchanged'],
])('after %s', (_what, attempted, changes, state, channel) => {
  const transition = after(attempted, changes);
  expect([transition.state, transition.channel.kind]).toEqual([state, channel]);
  // Parked without a reason would be a riddle for whoever finds it.
  expect(transition.state === 'parked').toBe(transition.state === 'parked' && transition.problem !== null);
});

it('never sends again by itself what a person has to look at', () => {
  expect(after({ kind: 'cannotTell' }).problem).toMatchObject({ code: 'delivery.unknownOutcome', retry: 'never' });
  expect(after({ kind: 'bug' }).problem).toMatchObject({ code: 'sluice.bug', retry: 'never' });
});

it('rests a channel from the fifth failure in a row, and not before', () => {
  const restAfter = (failures: number) => after(silence(false), { failures }).channel;
  expect(restAfter(3)).toEqual({ kind: 'failed', restMs: 0 });
  expect(restAfter(4)).toEqual({ kind: 'failed', restMs: 5_000 });
  expect(restAfter(40)).toEqual({ kind: 'failed', restMs: 300_000 });
});

it('comes back at the moment a channel names for this one order', () => {
  const problem = { code: 'channel.asyncPending', retry: 'later', retryAt: '2026-01-10T10:03:00Z' } as const;
  expect(after(refused(problem)).delayMs).toBe(180_000);
});
