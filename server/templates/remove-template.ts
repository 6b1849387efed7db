import { failed, ok, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { templateMissing } from './template-problems';

/** Takes a template of this workspace out of the library. Flows made from it stay. */
export function removeTemplate(
  { db }: Pick<World, 'db'>,
  { member, templateId }: { member: Member; templateId: string },
): Promise<Result<{ name: string }>> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const row = await trx
      .deleteFrom('template')
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', templateId)
      .returning('name')
      .executeTakeFirst();
    if (!row) return failed(templateMissing);
    await recordAudit(trx, { member, deed: { action: 'template.removed', target: templateId, before: row } });
    return ok(row);
  });
}
