import { ok, type Result } from '../../nodes/problem';
import { applyRules } from '../codemap/apply-rules';
import { lockFlow } from '../db/queries/flows-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { insertFlow } from '../flows/create-flow';
import { writeDraft } from '../flows/save-draft';
import { resumeForSkus } from '../skumap/resume-for-skus';
import { upsertMatches } from '../skumap/set-sku';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { type FlowPlan, planSetUp, type SetUpPlan } from './plan-set-up';
import { readSetUpFile } from './set-up-file';

export interface SetUpOutcome {
  readonly flows: readonly { readonly name: string; readonly what: FlowPlan['what'] }[];
  /** Matches of SKUs, carriers and reasons the file brings. */
  readonly matches: number;
}

interface Import {
  readonly member: Member;
  readonly text: string;
  /** False: only say what would be done. */
  readonly isForReal: boolean;
}

/** Brings a file in whole or not at all. Flows become drafts: what is live stays live until somebody publishes. */
export async function importSetUp(
  world: Pick<World, 'db' | 'newId' | 'now'>,
  { member, text, isForReal }: Import,
): Promise<Result<SetUpOutcome>> {
  const file = readSetUpFile(text);
  if (!file.ok) return file;
  const { workspaceId } = member;
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const plan = await planSetUp(trx, { workspaceId, file: file.value });
    if (!plan.ok) return plan;
    if (isForReal) await carryOut(trx, { world, member, plan: plan.value });
    return ok({
      flows: plan.value.flows.map(({ name, what }) => ({ name, what })),
      matches: [...plan.value.skuMap, ...plan.value.codeMap].reduce((sum, { matches }) => sum + matches.length, 0),
    });
  });
}

interface Carrying {
  readonly world: Pick<World, 'newId' | 'now'>;
  readonly member: Member;
  readonly plan: SetUpPlan;
}

async function carryOut(trx: Trx, { world, member, plan }: Carrying): Promise<void> {
  for (const flow of plan.flows) await writeFlow(trx, { world, member, flow });
  for (const { connectionId, matches } of plan.skuMap) {
    await upsertMatches(trx, { member, connectionId, matches });
    await resumeForSkus(trx, { member, connectionId, skus: matches.map(({ sku }) => sku) });
  }
  for (const { connectionId, ...rules } of plan.codeMap) await applyRules(trx, { member, connectionId, rules });
  const after = { flows: plan.flows.map(({ name, what }) => `${name}: ${what}`) };
  await recordAudit(trx, { member, deed: { action: 'file.imported', after } });
}

interface Writing {
  readonly world: Pick<World, 'newId' | 'now'>;
  readonly member: Member;
  readonly flow: FlowPlan;
}

async function writeFlow(trx: Trx, { world, member, flow }: Writing): Promise<void> {
  const { flowId, what, name, description, drawing } = flow;
  if (what === 'same') return;
  if (flowId === null) {
    await insertFlow({ trx, world }, { member, name, description, document: drawing });
    return;
  }
  const { workspaceId } = member;
  await lockFlow(trx, { workspaceId, flowId }).executeTakeFirstOrThrow();
  await writeDraft(trx, { member, flowId, draft: drawing, at: world.now() });
  await trx
    .updateTable('flow')
    .set({ description })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', flowId)
    .execute();
}
