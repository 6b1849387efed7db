import { expect, it } from 'vitest';
import { afterAttempt } from './ledger';

const attempt = {
  attempt: 3,
  wasUnknown: false,
  destinationName: 'Amazon',
  failures: 4,
  random: 0.5,
  now: '2026-01-10T10:00:00Z',
};
const problem = { code: 'channel.asyncPending', message: 'Amazon has the file.', retry: 'later' } as const;

it('does not take a channel that is working through a file for one that is down', () => {
  const waiting = afterAttempt({ kind: 'refused', problem: { ...problem, retryAt: '2026-01-10T10:00:00Z' } }, attempt);
  expect(waiting).toMatchObject({ state: 'planned', channel: { kind: 'alive' } });
  expect(waiting.delayMs).toBeGreaterThan(0);
  expect(afterAttempt({ kind: 'refused', problem }, attempt).channel.kind).toBe('failed');
});
