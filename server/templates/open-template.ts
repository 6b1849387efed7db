import { failed, ok, type Result } from '../../nodes/problem';
import { TemplateContent } from '../../nodes/template/template-content';
import { findTemplate } from '../db/queries/templates';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { builtInTemplates } from './built-in';
import { myWorkspaces } from './my-workspaces';
import { templateMissing } from './template-problems';

export interface OpenedTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly content: TemplateContent;
}

/** A template the person may use: a built-in one, one of this workspace, or one of their others. */
export async function openTemplate(
  world: Pick<World, 'db' | 'now'>,
  { member, templateId }: { member: Member; templateId: string },
): Promise<Result<OpenedTemplate>> {
  const builtIn = builtInTemplates.find(({ id }) => id === templateId);
  if (builtIn) return ok(builtIn);
  const mine = await myWorkspaces(world, member);
  const scope = [member.workspaceId, ...mine.map(({ workspaceId }) => workspaceId)];
  const row = await withWorkspace(world.db, scope, (trx) =>
    findTemplate(trx, { here: member.workspaceId, templateId }).executeTakeFirst(),
  );
  if (!row) return failed(templateMissing);
  const { id, name, description, version } = row;
  return ok({ id, name, description, version, content: TemplateContent.parse(row.content) });
}
