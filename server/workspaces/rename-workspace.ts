import { withWorkspace } from '../db/with-workspace';
import type { Member } from './member';
import { recordAudit } from './record-audit';
import type { World } from './world';

/** Gives the workspace another name. Its address stays, so that no link and no webhook breaks. */
export async function renameWorkspace(
  { db }: Pick<World, 'db'>,
  { member, name }: { member: Member; name: string },
): Promise<{ name: string }> {
  const { workspaceId, workspaceName } = member;
  await withWorkspace(db, workspaceId, async (trx) => {
    await trx.updateTable('workspace').set({ name }).where('id', '=', workspaceId).execute();
    const deed = { action: 'workspace.renamed', target: workspaceId, before: { name: workspaceName }, after: { name } };
    await recordAudit(trx, { member, deed });
  });
  return { name };
}
