import { type Finding, type NamedRule, settlingMs } from './finding';

/** An alert that is not over, as far as going on with it needs to know. */
export interface CurrentAlert {
  readonly id: string;
  readonly ruleId: string;
  readonly subject: string;
  readonly state: 'pending' | 'open';
  readonly since: Date;
  readonly openedAt: Date | null;
  readonly goneSince: Date | null;
  readonly snoozedUntil: Date | null;
  readonly remindedAt: Date | null;
  readonly reminders: number;
}

/** What changes after a look. Every current alert is in exactly one of keep, fade, drop and resolve, or in begin's place not at all. */
export interface AlertPlan {
  readonly begin: readonly { readonly finding: Finding; readonly since: Date; readonly opens: boolean }[];
  readonly keep: readonly {
    readonly alert: CurrentAlert;
    readonly finding: Finding;
    readonly opens: boolean;
    readonly since: Date;
  }[];
  /** Their cause is gone, but not for long enough. */
  readonly fade: readonly CurrentAlert[];
  /** They were never told. */
  readonly drop: readonly CurrentAlert[];
  readonly resolve: readonly CurrentAlert[];
  readonly remind: readonly CurrentAlert[];
}

interface Look {
  readonly now: Date;
  readonly rules: ReadonlyMap<string, NamedRule>;
  readonly current: readonly CurrentAlert[];
}

const hourMs = 60 * 60 * 1000;
const keyOf = ({ ruleId, subject }: { ruleId: string; subject: string }) => `${ruleId} ${subject}`;

/** Compares what is seen with what is known: one alert for each cause, told once, over when its cause is. */
export function planAlerts(findings: readonly Finding[], { now, rules, current }: Look): AlertPlan {
  const seen = new Map(findings.map((finding) => [keyOf(finding), finding]));
  const known = new Set(current.map(keyOf));
  const kept = current.flatMap((alert) => keep(alert, { finding: seen.get(keyOf(alert)), now }));
  const gone = current.filter((alert) => !seen.has(keyOf(alert)));
  const told = gone.filter(({ state }) => state === 'open');
  return {
    begin: [...seen.values()].filter((finding) => !known.has(keyOf(finding))).map((finding) => begin(finding, now)),
    keep: kept,
    fade: told.filter((alert) => !isOver(alert, { now, rules })),
    drop: gone.filter(({ state }) => state === 'pending'),
    resolve: told.filter((alert) => isOver(alert, { now, rules })),
    remind: kept.map(({ alert }) => alert).filter((alert) => isDue(alert, { now, rules })),
  };
}

function begin(finding: Finding, now: Date): AlertPlan['begin'][number] {
  const since = finding.since ?? now;
  return { finding, since, opens: hasLasted(finding, { since, now }) };
}

function keep(alert: CurrentAlert, { finding, now }: { finding: Finding | undefined; now: Date }): AlertPlan['keep'] {
  if (!finding) return [];
  const since = finding.since ?? alert.since;
  return [{ alert, finding, since, opens: alert.state === 'pending' && hasLasted(finding, { since, now }) }];
}

const hasLasted = ({ minutes }: Finding, { since, now }: { since: Date; now: Date }) =>
  now.getTime() - since.getTime() >= minutes * 60_000;

/** At once when the rule itself is gone or off: nobody asked to be told any more. */
function isOver({ ruleId, goneSince }: CurrentAlert, { now, rules }: Pick<Look, 'now' | 'rules'>): boolean {
  const rule = rules.get(ruleId);
  if (!rule?.on) return true;
  return now.getTime() - (goneSince ?? now).getTime() >= settlingMs[rule.when.kind];
}

/** Reminders stop while an alert is snoozed. */
function isDue(alert: CurrentAlert, { now, rules }: Pick<Look, 'now' | 'rules'>): boolean {
  const { state, openedAt, snoozedUntil, remindedAt, ruleId } = alert;
  const hours = rules.get(ruleId)?.remindHours ?? null;
  if (state !== 'open' || hours === null || openedAt === null) return false;
  if (snoozedUntil !== null && snoozedUntil > now) return false;
  return now.getTime() - (remindedAt ?? openedAt).getTime() >= hours * hourMs;
}
