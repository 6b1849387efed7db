import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { passwordProblem } from '../auth/password-problem';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { createWorkspace, holdFirstAccount } from './create-workspace';
import { hasAccounts } from './get-me';
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
    const ownerId = await insertUser(trx, { ...account, password, id: world.newId() });
    const workspace = { id: workspaceId, name: account.workspaceName, ownerId };
    const made = await createWorkspace({ trx, vault: world.vault }, workspace);
    await recordAudit(trx, {
      member: { workspaceId, userId: ownerId, address: null },
      deed: { action: 'account.created', target: ownerId, after: { workspace: made.slug } },
    });
    return ok(made);
  });
}

/** @param user with the password's hash. The address counts as verified: whoever starts the server vouches for it. */
async function insertUser(
  trx: Trx,
  { id, name, email, password }: { id: string; name: string; email: string; password: string },
): Promise<string> {
  const address = email.trim().toLowerCase();
  await trx
    .insertInto('auth_user')
    .values({ id, name, email: address, email_verified: true, is_platform_admin: true })
    .execute();
  await trx
    .insertInto('auth_account')
    .values({ id: `${id}-password`, user_id: id, account_id: id, provider_id: 'credential', password })
    .execute();
  return id;
}
