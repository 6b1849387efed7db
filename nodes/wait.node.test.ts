import { describe, expect, it } from 'vitest';
import { aVisit, someConnections } from './a-visit';
import { anOrder } from './order/an-order';
import { waitNode } from './wait.node';

const context = { connections: someConnections() };
const order = anOrder({ shipBy: '2026-01-20T18:00:00Z' });
const visit = aVisit({ order, now: '2026-01-12T10:00:00Z' });

describe('wait', () => {
  it.each([
    [{ how: 'duration', minutes: 90 }, '2026-01-12T11:30:00.000Z', 'Waits for 90 minutes'],
    [
      { how: 'time', time: '09:00', zone: 'Europe/Berlin', days: ['fri'] },
      '2026-01-16T08:00:00.000Z',
      'Waits until 09:00 (Europe/Berlin) on Friday',
    ],
    [
      { how: 'date', date: 'shipBy', side: 'before', shift: 2880 },
      '2026-01-18T18:00:00.000Z',
      'Waits until 2 days before “Ship by”',
    ],
    [
      { how: 'date', date: 'shipBy', side: 'after', shift: 60 },
      '2026-01-20T19:00:00.000Z',
      'Waits until 1 hour after “Ship by”',
    ],
  ])('%j is until %s', (settings, until, summary) => {
    expect(waitNode.run(settings, visit)).toMatchObject({
      kind: 'effect',
      effects: [{ kind: 'wait', until }],
      onSuccess: 'done',
      reason: { holds: true },
    });
    expect(waitNode.summary(settings, context)).toBe(summary);
  });
  it.each([
    [
      'a date the order does not carry',
      { how: 'date', date: 'deliverBy' },
      'The order has no “Deliver by”: it goes on at once',
    ],
    [
      'a moment that is past',
      { how: 'date', date: 'placedAt' },
      expect.stringContaining('is past: it goes on at once'),
    ],
  ])('lets the order through at once for %s', (_what, settings, text) => {
    expect(waitNode.run(settings, visit)).toMatchObject({ kind: 'pass', port: 'done', reason: { text } });
  });
  it.each([
    [{ how: 'duration', minutes: 0 }, 'Wait at least one minute.'],
    [{ how: 'time', time: '25:00' }, 'Write the time as 09:30.'],
    [{ how: 'time', zone: 'Europe/Atlantis' }, 'Choose a time zone.'],
  ])('says in words what is wrong with %j', (settings, message) => {
    expect(waitNode.check(settings, context)).toMatchObject([{ message }]);
  });
});
