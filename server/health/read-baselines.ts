import { findBaselines } from '../db/queries/dashboard';
import type { Trx } from '../db/with-workspace';
import { groupBy } from '../group-by';
import type { Baseline } from './quiet';

/** How each source is wont to bring orders, by connection id. */
export async function readBaselines(trx: Trx, workspaceIds: readonly string[]): Promise<ReadonlyMap<string, Baseline>> {
  const { rows } = await findBaselines(workspaceIds).execute(trx);
  const groups = groupBy(rows, { key: ({ connectionId }) => connectionId, value: (row) => row });
  return new Map(
    [...groups].map(([id, hours]) => [
      id,
      { byHour: new Map(hours.map(({ hour, orders }) => [hour, orders])), days: hours[0]?.days ?? 0 },
    ]),
  );
}
