import { findTemplate } from '../db/queries/paper-templates';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { isPaper } from '../labels/paper';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { defaultTemplates, type Template } from './default-templates';
import type { TemplateKind } from './template-kind';

export interface TemplateView extends Template {
  /** Null: it is the one Sluice came with. */
  readonly updatedAt: string | null;
}

export const getTemplate = (
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, kind }: { member: Member; kind: TemplateKind },
): Promise<TemplateView> => withWorkspace(db, workspaceId, (trx) => findTemplateView(trx, { workspaceId, kind }));

/** The workspace's own template, else ours. */
export async function findTemplateView(
  trx: Trx,
  { workspaceId, kind }: { workspaceId: string; kind: TemplateKind },
): Promise<TemplateView> {
  const row = await findTemplate(trx, { workspaceId, kind }).executeTakeFirst();
  if (!row) return { ...defaultTemplates[kind], updatedAt: null };
  const { source, paper, updatedAt } = row;
  return { source, paper: isPaper(paper) ? paper : 'a4', updatedAt: updatedAt.toISOString() };
}
