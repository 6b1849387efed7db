import { failed, type Result } from '../../nodes/problem';
import { findFlowRow, lockFlow } from '../db/queries/flows-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { flowMissing } from './flow-problems';

export type LockedFlow = NonNullable<Awaited<ReturnType<ReturnType<typeof lockFlow>['executeTakeFirst']>>>;

interface OneFlow {
  readonly db: World['db'];
  readonly member: Member;
  readonly flowId: string;
}
type Work<T> = (trx: Trx, flow: LockedFlow) => Promise<Result<T>>;

/** Finds one flow's row and works on in the same transaction; a flow that is not there is a problem. */
export function lookAtFlow<T>({ db, member, flowId }: OneFlow, look: Work<T>): Promise<Result<T>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const flow = await findFlowRow(trx, { workspaceId, flowId }).executeTakeFirst();
    return flow ? look(trx, flow) : failed(flowMissing);
  });
}

/** The same, and nobody else changes the row meanwhile. */
export function changeFlow<T>({ db, member, flowId }: OneFlow, change: Work<T>): Promise<Result<T>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const flow = await lockFlow(trx, { workspaceId, flowId }).executeTakeFirst();
    return flow ? change(trx, flow) : failed(flowMissing);
  });
}

/** The name of whoever saved the draft last. */
export async function saverOf(trx: Trx, flow: LockedFlow): Promise<string | null> {
  if (flow.savedBy === null) return null;
  const found = await trx.selectFrom('auth_user').select('name').where('id', '=', flow.savedBy).executeTakeFirst();
  return found?.name ?? null;
}
