import { emptyFlow, type FlowDocument } from '../../nodes/graph/flow-document';
import { topologicalOrder } from '../../nodes/graph/topological-order';
import { ok, type Result } from '../../nodes/problem';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

export interface NewFlow {
  readonly member: Member;
  readonly name: string;
  readonly description?: string | undefined;
  /** An empty canvas when absent. */
  readonly document?: FlowDocument | undefined;
  /** Which template it is made from. */
  readonly template?: { readonly id: string; readonly version: number } | undefined;
}

export async function createFlow(world: World, flow: NewFlow): Promise<Result<{ id: string }>> {
  const order = topologicalOrder(flow.document ?? emptyFlow);
  if (!order.ok) return order;
  return withWorkspace(world.db, flow.member.workspaceId, async (trx) => ok(await insertFlow({ trx, world }, flow)));
}

/** The same inside a transaction of the caller's. */
export async function insertFlow(
  { trx, world }: { trx: Trx; world: Pick<World, 'newId' | 'now'> },
  { member, name, description = '', document = emptyFlow, template }: NewFlow,
): Promise<{ id: string }> {
  const id = world.newId();
  await trx
    .insertInto('flow')
    .values({
      workspace_id: member.workspaceId,
      id,
      name,
      description,
      draft: JSON.stringify(document),
      draft_saved_at: world.now(),
      draft_saved_by: member.userId,
      created_by: member.userId,
      template_id: template?.id ?? null,
      template_version: template?.version ?? null,
    })
    .execute();
  await recordAudit(trx, {
    member,
    deed: { action: 'flow.created', target: id, after: { name, ...(template && { template }) } },
  });
  return { id };
}
