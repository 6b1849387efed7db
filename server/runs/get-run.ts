import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Trace } from '../../nodes/graph/trace';
import { Order } from '../../nodes/order/order';
import type { Change } from '../../nodes/order/order-changes';
import { failed, ok, type Result } from '../../nodes/problem';
import { findDeliveries, findProblems } from '../db/queries/order-view';
import { findPauses } from '../db/queries/pauses';
import { findRun } from '../db/queries/runs-view';
import { withWorkspace } from '../db/with-workspace';
import { RunTrace, type TraceEffect } from '../engine/run-trace';
import { readStoredFlow } from '../flows/read-stored-flow';
import { groupBy } from '../group-by';
import { type OrderDeliveryRow, toDeliveryRow } from '../orders/delivery-row';
import { type OpenProblem, openProblems } from '../orders/open-problem';
import { runMissing } from '../orders/order-problems';
import { type PauseRow, toPauseRow } from '../orders/pause-row';
import { coverTexts, personalTexts } from '../orders/personal-data';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type RunRow, toRunRow } from './list-runs';

export interface RunView {
  readonly run: RunRow;
  /** The drawing of the version it ran through. */
  readonly document: FlowDocument;
  readonly isLiveVersion: boolean;
  readonly steps: Trace;
  /** What became of each effect a step asked for; `step.effects` are positions in this list. */
  readonly effects: readonly TraceEffect[];
  /** By node id. */
  readonly deliveries: Readonly<Record<string, readonly OrderDeliveryRow[]>>;
  readonly problems: readonly OpenProblem[];
  /** Waits and holds, oldest first. */
  readonly pauses: readonly PauseRow[];
  /** Everything the flow changed on the order, first value → last. */
  readonly changes: readonly Change[];
}

export async function getRun(
  { db }: Pick<World, 'db'>,
  { member, runId }: { member: Member; runId: string },
): Promise<Result<RunView>> {
  const { workspaceId, role } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const row = await findRun(trx, { workspaceId, runId }).executeTakeFirst();
    if (!row) return failed(runMissing);
    const { steps, effects } = RunTrace.parse(row.trace);
    const deliveryIds = effects.flatMap(({ deliveryId }) => deliveryId ?? []);
    const deliveries = await findDeliveries(trx, { workspaceId })
      .where((where) =>
        where.or([
          where('delivery.run_id', '=', runId),
          where('delivery.id', 'in', deliveryIds.length > 0 ? deliveryIds : [runId]),
        ]),
      )
      .execute();
    const problems = await findProblems(trx, { workspaceId }).where('problem.run_id', '=', runId).execute();
    const pauses = await findPauses(trx, { workspaceId }).where('pause.run_id', '=', runId).execute();
    const view: RunView = {
      run: toRunRow(row),
      document: readStoredFlow(row.document),
      isLiveVersion: row.version === row.liveVersion,
      steps,
      effects,
      deliveries: byNode(deliveries.map(toDeliveryRow), effects),
      problems: openProblems(problems),
      pauses: pauses.map((stored) => toPauseRow(stored, role)),
      changes: sumOf(steps.flatMap(({ changes }) => changes)),
    };
    return ok(role === 'viewer' ? coverTexts(view, personalTexts(Order.parse(row.content))) : view);
  });
}

/** A delivery that another flow or run planned stands at the node that met it here. */
function byNode(deliveries: readonly OrderDeliveryRow[], effects: readonly TraceEffect[]): RunView['deliveries'] {
  const metAt = new Map(effects.map(({ deliveryId, nodeId }) => [deliveryId, nodeId]));
  const key = ({ id, nodeId }: OrderDeliveryRow) => metAt.get(id) ?? nodeId;
  return Object.fromEntries(groupBy(deliveries, { key, value: (delivery) => delivery }));
}

/** Several changes of one field as one, from its first value to its last. */
function sumOf(changes: readonly Change[]): Change[] {
  const groups = groupBy(changes, { key: ({ field }) => field, value: (change) => change });
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    const last = group.at(-1);
    return first && last && first.before !== last.after ? [{ ...last, before: first.before }] : [];
  });
}
