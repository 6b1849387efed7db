import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { passwordProblem } from '../auth/password-problem';
import { withWorkspace } from '../db/with-workspace';
import { createWorkspace, holdFirstAccount } from './create-workspace';
import { hasAccounts } from './get-me';
import { insertAccount } from './insert-account';
import { recordAudit } from './record-audit';
import type { World } from './world';

export interface FirstAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly workspaceName: string;
}

const notFirst: Problem = {
  code: 'account.forbidden',
  message: 'Sluice has an owner already. Ask them for an invitation.',
  retry: 'never',
};

/** The only registration open to strangers: while nobody has an account, the first visitor becomes owner of a workspace. */
export async function createFirstAccount(
  world: Pick<World, 'db' | 'vault' | 'newId' | 'hashPassword'>,
  account: FirstAccount,
): Promise<Result<{ slug: string }>> {
  // Asked again under the lock; here it spares the hash of the password.
  if (await hasAccounts(world)) return failed(notFirst);
  const problem = passwordProblem(account.password, [account.name, account.email, account.workspaceName]);
  if (problem) return failed(problem);
  const password = await world.hashPassword(account.password);
  const workspaceId = world.newId();
  return withWorkspace(world.db, workspaceId, async (trx) => {
    await holdFirstAccount(trx);
    if (await trx.selectFrom('auth_user').select('id').limit(1).executeTakeFirst()) return failed(notFirst);
    const ownerId = world.newId();
    const email = account.email.trim().toLowerCase();
    // The address counts as verified: whoever starts the server vouches for it.
    await insertAccount(trx, { id: ownerId, name: account.name, email, password, isPlatformAdmin: true });
    const workspace = { id: workspaceId, name: account.workspaceName, ownerId };
    const made = await createWorkspace({ trx, vault: world.vault }, workspace);
    await recordAudit(trx, {
      member: { workspaceId, userId: ownerId, address: null },
      deed: { action: 'account.created', target: ownerId, after: { workspace: made.slug } },
    });
    return ok(made);
  });
}
