import { z } from 'zod';
import type { listOpenAlerts } from '../db/queries/alerts';
import type { Money } from './finding';

/** An alert as people see it. */
export interface AlertView {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly title: string;
  readonly message: string;
  /** Where it is put right, below the workspace, and the words on the button. */
  readonly path: string;
  readonly action: string;
  readonly connectionId: string | null;
  readonly orders: number;
  readonly value: readonly Money[];
  readonly shipBy: string | null;
  readonly since: string;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly resolvedAt: string | null;
  /** Set while somebody has put it aside. */
  readonly snoozedUntil: string | null;
  readonly isMuted: boolean;
}

/** Put aside until it is over, however long that takes. */
export const untilOver = new Date('9999-12-31T00:00:00Z');

const Value = z.array(z.object({ currency: z.string(), amount: z.string() }));

type Row = Awaited<ReturnType<ReturnType<typeof listOpenAlerts>['execute']>>[number];

export function toView({ state: _, ...row }: Row, now: Date): AlertView {
  const { shipBy, since, openedAt, lastSeenAt, resolvedAt, snoozedUntil } = row;
  const isAside = resolvedAt === null && snoozedUntil !== null && snoozedUntil > now;
  return {
    ...row,
    value: Value.parse(row.value),
    shipBy: shipBy?.toISOString() ?? null,
    since: since.toISOString(),
    openedAt: (openedAt ?? since).toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    snoozedUntil: isAside ? snoozedUntil.toISOString() : null,
    isMuted: isAside && snoozedUntil.getTime() === untilOver.getTime(),
  };
}
