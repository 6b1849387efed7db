import { ok, type Result } from '../../nodes/problem';
import { TemplateContent } from '../../nodes/template/template-content';
import { openTemplate } from '../templates/open-template';
import { slugFor } from '../workspaces/create-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { writeFile } from './sluice-file';

/** A template as a file, without whose it is and which version: the same template gives the same bytes, wherever it is. */
export async function exportTemplate(
  world: Pick<World, 'db' | 'now'>,
  request: { member: Member; templateId: string },
): Promise<Result<{ text: string; fileName: string }>> {
  const opened = await openTemplate(world, request);
  if (!opened.ok) return opened;
  const { name, description } = opened.value;
  // As it is read back, a built-in one too.
  const content = TemplateContent.parse(opened.value.content);
  const text = writeFile({ kind: 'sluice/template', version: 1, name, description, content });
  return ok({ text, fileName: `${slugFor(name)}.template.json` });
}
