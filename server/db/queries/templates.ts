import type { Trx } from '../with-workspace';

/** The templates a person may use from one workspace: its own, and those of their other workspaces that are for all of them. */
export const findTemplates = (trx: Trx, { here }: { here: string }) =>
  trx
    .selectFrom('template')
    .leftJoin('auth_user as saver', 'saver.id', 'template.saved_by')
    .select([
      'template.workspace_id as workspaceId',
      'template.id',
      'template.name',
      'template.description',
      'template.audience',
      'template.version',
      'template.content',
      'template.saved_at as savedAt',
      'saver.name as savedBy',
    ])
    .where(({ or, eb }) => or([eb('template.workspace_id', '=', here), eb('template.audience', '=', 'mine')]))
    .orderBy('template.name')
    .orderBy('template.id');

export const findTemplate = (trx: Trx, { here, templateId }: { here: string; templateId: string }) =>
  findTemplates(trx, { here }).where('template.id', '=', templateId);

/** Those of this name that are kept in this very workspace. */
export const findOwnTemplates = (trx: Trx, { workspaceId, name }: { workspaceId: string; name: string }) =>
  trx
    .selectFrom('template')
    .select(['id', 'description', 'content'])
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name);
