import { failed, ok, type Result } from '../../nodes/problem';
import { draftTemplate, makeTemplate, type TemplateChoices } from '../../nodes/template/make-template';
import { loadConnectionFacts } from '../connections/connection-facts';
import type { Trx } from '../db/with-workspace';
import { lookAtFlow } from '../flows/change-flow';
import { readStoredFlow } from '../flows/read-stored-flow';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { templateMissing } from './template-problems';

export interface SavedTemplate {
  readonly name: string;
  readonly description: string;
  readonly audience: 'here' | 'mine';
  readonly choices: TemplateChoices;
  /** The template that is to be this from now on; a new one when absent. */
  readonly templateId?: string | undefined;
}

/** Saves a flow's draft as a template of this workspace: without its accounts, and with what differs from client to client named. */
export function saveTemplate(
  world: Pick<World, 'db' | 'connectors' | 'newId' | 'now'>,
  { member, flowId, template }: { member: Member; flowId: string; template: SavedTemplate },
): Promise<Result<{ id: string; version: number }>> {
  return lookAtFlow({ db: world.db, member, flowId }, async (trx, flow) => {
    const facts = await loadConnectionFacts({ trx, connectors: world.connectors }, member);
    const connections = new Map(facts.map((one) => [one.id, one]));
    const draft = draftTemplate(readStoredFlow(flow.draft), { connections, client: member.workspaceName });
    const content = makeTemplate(draft, template.choices);
    const { name, description, audience } = template;
    const row = { name, description, audience, content: JSON.stringify(content), saved_at: world.now() };
    const values = { ...row, saved_by: member.userId };
    const saved = template.templateId
      ? await replaceTemplate(trx, { member, templateId: template.templateId, values })
      : await insertTemplate(trx, { member, id: world.newId(), values });
    if (!saved) return failed(templateMissing);
    const after = { name, audience, version: saved.version, flowId };
    await recordAudit(trx, { member, deed: { action: 'template.saved', target: saved.id, after } });
    return ok(saved);
  });
}

interface Values {
  readonly name: string;
  readonly description: string;
  readonly audience: string;
  readonly content: string;
  readonly saved_at: Date;
  readonly saved_by: string;
}

/** A new template, with what it says kept as its first version. */
export async function insertTemplate(
  trx: Trx,
  { member, id, values }: { member: Member; id: string; values: Values },
): Promise<Saved> {
  const saved = await trx
    .insertInto('template')
    .values({ workspace_id: member.workspaceId, id, ...values })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
  await keepVersion(trx, { member, saved, values });
  return saved;
}

/** Its next version. Undefined: there is no such template here. */
export async function replaceTemplate(
  trx: Trx,
  { member, templateId, values }: { member: Member; templateId: string; values: Omit<Values, 'audience'> },
): Promise<Saved | undefined> {
  const saved = await trx
    .updateTable('template')
    .set(({ eb }) => ({ ...values, version: eb('version', '+', 1) }))
    .where('workspace_id', '=', member.workspaceId)
    .where('id', '=', templateId)
    .returning(['id', 'version'])
    .executeTakeFirst();
  if (saved) await keepVersion(trx, { member, saved, values });
  return saved;
}

interface Saved {
  readonly id: string;
  readonly version: number;
}
interface Keeping {
  readonly member: Member;
  readonly saved: Saved;
  readonly values: Pick<Values, 'content' | 'saved_at'>;
}

/** What it says now, for when it will have moved on. */
const keepVersion = (trx: Trx, { member, saved, values }: Keeping) =>
  trx
    .insertInto('template_version')
    .values({
      workspace_id: member.workspaceId,
      template_id: saved.id,
      version: saved.version,
      content: values.content,
      saved_at: values.saved_at,
    })
    .execute();
