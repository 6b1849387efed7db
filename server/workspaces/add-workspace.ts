import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import { createWorkspace } from './create-workspace';
import { getMe, type Me } from './get-me';
import { recordAudit } from './record-audit';
import type { World } from './world';

interface NewWorkspace {
  readonly user: NonNullable<Me['user']>;
  readonly address: string | null;
  readonly name: string;
}

/** Opens a workspace for one more client; whoever does owns it. */
export async function addWorkspace(
  world: World,
  { user, address, name }: NewWorkspace,
): Promise<Result<{ slug: string }>> {
  if (!(await getMe(world, user)).mayAddWorkspace) return failed(notYours);
  const workspaceId = world.newId();
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const made = await createWorkspace({ trx, vault: world.vault }, { id: workspaceId, name, ownerId: user.id });
    const member = { workspaceId, userId: user.id, address };
    await recordAudit(trx, { member, deed: { action: 'workspace.created', target: workspaceId, after: { name } } });
    return ok(made);
  });
}

const notYours: Problem = {
  code: 'workspace.forbidden',
  message: 'Only people who own a workspace can open another.',
  advice: 'Ask an owner to open it and to invite you.',
  retry: 'never',
};
