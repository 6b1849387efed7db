import { failed, ok, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { templateMissing } from './template-problems';

export interface TemplateWords {
  readonly name: string;
  readonly description: string;
  readonly audience: 'here' | 'mine';
}

/** What a template of this workspace is called, what it is for, and who may use it. What it draws stays, and so does its version. */
export function changeTemplate(
  { db }: Pick<World, 'db'>,
  { member, templateId, words }: { member: Member; templateId: string; words: TemplateWords },
): Promise<Result<{ name: string }>> {
  return withWorkspace(db, member.workspaceId, async (trx) => {
    const before = await trx
      .selectFrom('template')
      .select(['name', 'description', 'audience'])
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', templateId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) return failed(templateMissing);
    const { name, description, audience } = words;
    const after = { name, description, audience };
    await trx
      .updateTable('template')
      .set(after)
      .where('workspace_id', '=', member.workspaceId)
      .where('id', '=', templateId)
      .execute();
    await recordAudit(trx, { member, deed: { action: 'template.changed', target: templateId, before, after } });
    return ok({ name });
  });
}
