import type { Result } from '../../nodes/problem';
import { ok } from '../../nodes/problem';
import { dropTemplate, saveTemplate as storeTemplate } from '../db/queries/paper-templates';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import type { Template } from './default-templates';
import { fillTemplate } from './fill-template';
import { findTemplateView, type TemplateView } from './get-template';
import type { TemplateKind } from './template-kind';

/** Keeps a workspace's own template, or goes back to ours when there is none. One that cannot be read is not kept. */
export async function saveTemplate(
  { db }: Pick<World, 'db'>,
  { member, kind, template }: { member: Member; kind: TemplateKind; template: Template | null },
): Promise<Result<TemplateView>> {
  const { workspaceId } = member;
  if (template) {
    const read = await fillTemplate({ source: template.source, views: [] });
    if (!read.ok) return read;
  }
  return await withWorkspace(db, workspaceId, async (trx) => {
    const query = template
      ? storeTemplate(trx, { workspaceId, kind, ...template })
      : dropTemplate(trx, { workspaceId, kind });
    await query.execute();
    await recordAudit(trx, {
      member,
      deed: { action: template ? 'paper.templateSaved' : 'paper.templateReset', target: kind },
    });
    return ok(await findTemplateView(trx, { workspaceId, kind }));
  });
}
