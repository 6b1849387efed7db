import type { AlertKind, AlertRule } from '../../nodes/watch/alert-rule';

/** A rule under the id it has in its workspace. */
export interface NamedRule extends AlertRule {
  readonly id: string;
}

/** Something that a rule is about, seen at this moment. */
export interface Finding {
  readonly ruleId: string;
  /** What it is about within the rule: one alert for each. */
  readonly subject: string;
  /** How long it must have lasted to be worth an alert. */
  readonly minutes: number;
  /** When it began; null when that cannot be told from what is stored: from when it was first seen. */
  readonly since: Date | null;
  readonly title: string;
  /** One plain sentence. */
  readonly message: string;
  /** Where it is put right, below the workspace, and the words on the button. */
  readonly path: string;
  readonly action: string;
  readonly connectionId: string | null;
  readonly orders: number;
  readonly value: readonly Money[];
  readonly shipBy: Date | null;
}

export interface Money {
  readonly currency: string;
  readonly amount: string;
}

/** How long a cause must be gone before its alert is over: trying again closes and opens problems within a moment. */
export const settlingMs: Readonly<Record<AlertKind, number>> = {
  connection: 0,
  problems: 60_000,
  quiet: 0,
  deadline: 60_000,
  webhook: 0,
};
