import { ok, type Result } from '../../nodes/problem';
import { applyRules } from '../codemap/apply-rules';
import { lockFlow } from '../db/queries/flows-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { insertFlow } from '../flows/create-flow';
import { writeDraft } from '../flows/save-draft';
import { resumeForSkus } from '../skumap/resume-for-skus';
import { upsertMatches } from '../skumap/set-sku';
import { insertTemplate, replaceTemplate } from '../templates/save-template';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { type FlowPlan, planSetUp, type SetUpPlan } from './plan-set-up';
import { planTemplate, type TemplatePlan } from './plan-template';
import { type FileContent, readFile } from './sluice-file';

export interface FileOutcome {
  readonly flows: readonly { readonly name: string; readonly what: FlowPlan['what'] }[];
  readonly templates: readonly { readonly name: string; readonly what: TemplatePlan['what'] }[];
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
export async function importFile(
  world: Pick<World, 'db' | 'newId' | 'now'>,
  { member, text, isForReal }: Import,
): Promise<Result<FileOutcome>> {
  const file = readFile(text);
  if (!file.ok) return file;
  const { workspaceId } = member;
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const plan = await planAll(trx, { workspaceId, content: file.value });
    if (!plan.ok) return plan;
    if (isForReal) await carryOut(trx, { world, member, plan: plan.value });
    const { setUp, templates } = plan.value;
    return ok({
      flows: setUp.flows.map(({ name, what }) => ({ name, what })),
      templates: templates.map(({ name, what }) => ({ name, what })),
      matches: [...setUp.skuMap, ...setUp.codeMap].reduce((sum, { matches }) => sum + matches.length, 0),
    });
  });
}

interface FilePlan {
  readonly setUp: SetUpPlan;
  readonly templates: readonly TemplatePlan[];
}

async function planAll(
  trx: Trx,
  { workspaceId, content }: { workspaceId: string; content: FileContent },
): Promise<Result<FilePlan>> {
  const setUp = await planSetUp(trx, { workspaceId, file: content.setUp });
  if (!setUp.ok) return setUp;
  const templates: TemplatePlan[] = [];
  for (const template of content.templates) {
    const plan = await planTemplate(trx, { workspaceId, template });
    if (!plan.ok) return plan;
    templates.push(plan.value);
  }
  return ok({ setUp: setUp.value, templates });
}

interface Carrying {
  readonly world: Pick<World, 'newId' | 'now'>;
  readonly member: Member;
  readonly plan: FilePlan;
}

async function carryOut(trx: Trx, { world, member, plan }: Carrying): Promise<void> {
  const { setUp, templates } = plan;
  for (const flow of setUp.flows) await writeFlow(trx, { world, member, flow });
  for (const template of templates) await writeTemplate(trx, { world, member, template });
  for (const { connectionId, matches } of setUp.skuMap) {
    await upsertMatches(trx, { member, connectionId, matches });
    await resumeForSkus(trx, { member, connectionId, skus: matches.map(({ sku }) => sku) });
  }
  for (const { connectionId, ...rules } of setUp.codeMap) await applyRules(trx, { member, connectionId, rules });
  const said = (all: readonly { name: string; what: string }[]) => all.map(({ name, what }) => `${name}: ${what}`);
  const after = { flows: said(setUp.flows), templates: said(templates) };
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

async function writeTemplate(
  trx: Trx,
  { world, member, template }: { world: Carrying['world']; member: Member; template: TemplatePlan },
): Promise<void> {
  const { name, description, content, what, templateId } = template;
  if (what === 'same') return;
  const values = {
    name,
    description,
    content: JSON.stringify(content),
    saved_at: world.now(),
    saved_by: member.userId,
  };
  if (templateId !== null) await replaceTemplate(trx, { member, templateId, values });
  else await insertTemplate(trx, { member, id: world.newId(), values: { ...values, audience: 'here' } });
}
