import { isPublishable, validateFlow } from '../../nodes/graph/validate';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { loadConnectionFacts } from '../connections/connection-facts';
import type { Trx } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeFlow, type LockedFlow, saverOf } from './change-flow';
import { draftMoved } from './flow-problems';
import { readStoredFlow } from './read-stored-flow';

export interface Publishing {
  readonly member: Member;
  readonly flowId: string;
  /** The draft on the person's screen. A newer one is refused, not published unseen. */
  readonly revision: number;
  readonly note: string;
}

/** Freezes the draft; from the next order on, the frozen copy runs. A flow with problems is not published: all of them are named. */
export function publishFlow(world: World, request: Publishing): Promise<Result<{ version: number }>> {
  const { member, flowId, revision, note } = request;
  return changeFlow({ db: world.db, member, flowId }, async (trx, flow) => {
    if (flow.revision !== revision) return failed(draftMoved(await saverOf(trx, flow)));
    if (flow.archivedAt !== null) return failed(isArchived);
    const findings = await findingsOn(flow, { trx, world, member });
    if (!isPublishable(findings)) return failed(...findings.filter(({ severity }) => severity !== 'warning'));
    const version = await freeze(trx, { request, flow, at: world.now() });
    const before = { liveVersion: flow.liveVersion };
    await recordAudit(trx, {
      member,
      deed: { action: 'flow.published', target: flowId, before, after: { liveVersion: version, note } },
    });
    return ok({ version });
  });
}

async function findingsOn(flow: LockedFlow, { trx, world, member }: { trx: Trx; world: World; member: Member }) {
  const facts = await loadConnectionFacts({ trx, connectors: world.connectors }, member);
  const connections = new Map(facts.map((one) => [one.id, one]));
  return validateFlow(readStoredFlow(flow.draft), { nodeTypes, connections });
}

async function freeze(
  trx: Trx,
  { request, flow, at }: { request: Publishing; flow: LockedFlow; at: Date },
): Promise<number> {
  const workspaceId = request.member.workspaceId;
  const { newest } = await trx
    .selectFrom('flow_version')
    .select(({ fn }) => fn.max('number').as('newest'))
    .where('workspace_id', '=', workspaceId)
    .where('flow_id', '=', flow.id)
    .executeTakeFirstOrThrow();
  const number = (newest ?? 0) + 1;
  await trx
    .insertInto('flow_version')
    .values({
      workspace_id: workspaceId,
      flow_id: flow.id,
      number,
      document: JSON.stringify(flow.draft),
      note: request.note,
      revision: flow.revision,
      published_at: at,
      published_by: request.member.userId,
    })
    .execute();
  await trx
    .updateTable('flow')
    .set({ live_version: number })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', flow.id)
    .execute();
  return number;
}

const isArchived: Problem = {
  code: 'flow.archived',
  message: 'This flow is archived.',
  advice: 'Restore it first, then publish it.',
  retry: 'never',
};
