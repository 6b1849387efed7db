import { findDeadlines, measureFlow, sumAtRisk } from '../db/queries/dashboard';
import type { Trx } from '../db/with-workspace';

/** How well orders cross, what hangs on those that do not, and what must be shipped next. */
export interface Flowing {
  /** Half of the last day's orders were at their destination within this time of their arrival; null when none was. */
  readonly medianMs: number | null;
  /** Of the orders of the last day that came to an end or to a stop, the part that crossed; 0 to 1, null when none did. */
  readonly success: number | null;
  /** What the orders that need a fix are worth, the largest first. */
  readonly atRisk: readonly { readonly currency: string; readonly amount: string }[];
  /** Orders to ship within a day or already late, the latest first. */
  readonly deadlines: readonly {
    readonly id: string;
    readonly number: string;
    readonly shipBy: string;
    readonly needsFix: boolean;
  }[];
}

export async function readFlowing(trx: Trx, about: { workspaceId: string }): Promise<Flowing> {
  const [flow] = (await measureFlow(about).execute(trx)).rows;
  if (!flow) throw new Error('Measuring answers one row.');
  const { delivered, stopped, medianMs } = flow;
  const deadlines = (await findDeadlines({ ...about, limit: 6 }).execute(trx)).rows;
  return {
    medianMs: medianMs === null ? null : Math.round(medianMs),
    success: delivered + stopped === 0 ? null : delivered / (delivered + stopped),
    atRisk: (await sumAtRisk(about).execute(trx)).rows,
    deadlines: deadlines.map((one) => ({ ...one, shipBy: one.shipBy.toISOString() })),
  };
}
