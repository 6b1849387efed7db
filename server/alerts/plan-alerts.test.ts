import fc from 'fast-check';
import { expect, it } from 'vitest';
import { builtInRules } from '../../nodes/watch/alert-rule';
import { type Finding, type NamedRule, settlingMs } from './finding';
import { type AlertPlan, type CurrentAlert, planAlerts } from './plan-alerts';

const rules = new Map<string, NamedRule>([...builtInRules].map(([id, rule]) => [id, { ...rule, id }]));
const start = Date.parse('2026-03-02T08:00:00Z');

const finding = (subject: string, changes: Partial<Finding> = {}): Finding => ({
  ruleId: 'problems',
  subject,
  minutes: 0,
  since: null,
  title: 'Title',
  message: 'Message.',
  path: 'health',
  action: 'Fix it',
  connectionId: null,
  orders: 1,
  value: [],
  shipBy: null,
  ...changes,
});

const momentOf = (minute: number) => new Date(start + minute * 60_000);

const begun = (
  { finding: seen, since, opens }: AlertPlan['begin'][number],
  more: { id: string; now: Date },
): CurrentAlert => ({
  id: more.id,
  ruleId: seen.ruleId,
  subject: seen.subject,
  state: opens ? 'open' : 'pending',
  since,
  openedAt: opens ? more.now : null,
  goneSince: null,
  snoozedUntil: null,
  remindedAt: null,
  reminders: 0,
});

const isOpen = ({ state }: CurrentAlert) => state === 'open';
const opened = (alert: CurrentAlert, now: Date): CurrentAlert => ({ ...alert, state: 'open', openedAt: now });
const remindedAt = (alert: CurrentAlert, now: Date) => ({ ...alert, remindedAt: now, reminders: alert.reminders + 1 });

/** What is left after a plan is carried out, as take-look does it. */
function carryOut(plan: AlertPlan, now: Date): CurrentAlert[] {
  const isReminded = new Set(plan.remind.map(({ id }) => id));
  const kept = plan.keep.map(({ alert, opens }) => ({ ...(opens ? opened(alert, now) : alert), goneSince: null }));
  const faded = plan.fade.map((alert) => ({ ...alert, goneSince: alert.goneSince ?? now }));
  return [...kept, ...faded].map((alert) => (isReminded.has(alert.id) ? remindedAt(alert, now) : alert));
}

/** A workspace over time. */
function watch(rule: Partial<NamedRule> = {}) {
  const problems = rules.get('problems');
  const asked = new Map([...rules, ...(problems ? [['problems', { ...problems, ...rule }] as const] : [])]);
  let current: CurrentAlert[] = [];
  let ids = 0;
  const told: string[] = [];
  const look = (minute: number, findings: readonly Finding[]) => {
    const now = momentOf(minute);
    const plan = planAlerts(findings, { now, rules: asked, current });
    const fresh = plan.begin.map((one) => begun(one, { id: String(++ids), now }));
    const opens = [...plan.keep.filter((one) => one.opens).map(({ alert }) => alert), ...fresh.filter(isOpen)];
    told.push(...plan.resolve.map((one) => `over ${one.subject} ${one.id}`));
    told.push(...opens.map((one) => `open ${one.subject} ${one.id}`));
    current = [...carryOut(plan, now), ...fresh];
    return plan;
  };
  return { look, told, current: () => current };
}

it('has at most one alert for each cause, and tells each once that it began and once that it is over', () => {
  const looks = fc.array(fc.subarray(['a', 'b', 'c']), { maxLength: 40 });
  fc.assert(
    fc.property(looks, fc.integer({ min: 0, max: 5 }), (seen, minutes) => {
      const { look, told, current } = watch();
      for (const [minute, subjects] of seen.entries()) {
        look(
          minute,
          subjects.map((subject) => finding(subject, { minutes })),
        );
        const keys = current().map(({ subject }) => subject);
        expect(new Set(keys).size).toBe(keys.length);
      }
      expect(new Set(told).size).toBe(told.length);
      for (const line of told.filter((one) => one.startsWith('over'))) {
        expect(told.indexOf(line.replace('over', 'open'))).toBeLessThan(told.indexOf(line));
        expect(told.indexOf(line.replace('over', 'open'))).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

it('puts every alert there is into exactly one heap', () => {
  fc.assert(
    fc.property(fc.array(fc.subarray(['a', 'b', 'c', 'd']), { maxLength: 20 }), (seen) => {
      const { look, current } = watch();
      for (const [minute, subjects] of seen.entries()) {
        const before = current().map(({ id }) => id);
        const { keep, fade, drop, resolve } = look(
          minute,
          subjects.map((subject) => finding(subject)),
        );
        const heaps = [...keep.map(({ alert }) => alert), ...fade, ...drop, ...resolve].map(({ id }) => id);
        expect(heaps.toSorted()).toEqual(before.toSorted());
      }
    }),
  );
});

it('waits for as long as the rule says, counted from when it began, and forgets what went before that', () => {
  const { look, told } = watch();
  look(0, [finding('slow', { minutes: 30 }), finding('short', { minutes: 30 })]);
  look(20, [finding('slow', { minutes: 30 })]);
  expect(told).toEqual([]);
  look(30, [finding('slow', { minutes: 30 }), finding('old', { minutes: 30, since: new Date(start - 60_000) })]);
  expect(told).toEqual(['open slow 1', 'open old 3']);
});

it('does not end what comes back within a moment, and ends at once what nobody asks about any more', () => {
  const settling = settlingMs.problems / 60_000;
  const { look, told } = watch();
  look(0, [finding('a')]);
  look(1, []);
  look(1 + settling / 2, [finding('a')]);
  look(10, []);
  expect(told).toEqual(['open a 1']);
  look(10 + settling, []);
  expect(told).toEqual(['open a 1', 'over a 1']);
  const off = watch({ on: false });
  expect(off.look(0, []).resolve).toEqual([]);
});

it('reminds every so many hours, counted from the last time', () => {
  const { look, current } = watch({ remindHours: 4 });
  const reminded = Array.from({ length: 24 * 2 }, (_, half) => look(half * 30, [finding('a')]).remind.length);
  expect(reminded.reduce((sum, n) => sum + n, 0)).toBe(5);
  expect(current()).toMatchObject([{ reminders: 5 }]);
});
