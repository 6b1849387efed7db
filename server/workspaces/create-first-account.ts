import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { mailEmailLink, type Person } from '../accounts/mail-email-link';
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

type FirstWorld = Pick<World, 'db' | 'log' | 'now' | 'vault' | 'newId' | 'hashPassword' | 'mailer' | 'publicUrl'>;

const notFirst: Problem = {
  code: 'account.forbidden',
  message: 'Sluice has an owner already. Ask them for an invitation.',
  retry: 'never',
};

/** The only registration open to strangers: while nobody has an account, the first visitor becomes owner of a workspace. */
export async function createFirstAccount(world: FirstWorld, account: FirstAccount): Promise<Result<{ slug: string }>> {
  // Asked again under the lock; here it spares the hash of the password.
  if (await hasAccounts(world)) return failed(notFirst);
  const problem = passwordProblem(account.password, [account.name, account.email, account.workspaceName]);
  if (problem) return failed(problem);
  const password = await world.hashPassword(account.password);
  const owner = { id: world.newId(), name: account.name, email: account.email.trim().toLowerCase() };
  const made = await insertFirst(world, { owner, password, workspaceName: account.workspaceName });
  if (made.ok) await mailEmailLink(world, owner);
  return made;
}

interface First {
  readonly owner: Person;
  /** Its hash. */
  readonly password: string;
  readonly workspaceName: string;
}

function insertFirst(world: FirstWorld, { owner, password, workspaceName }: First): Promise<Result<{ slug: string }>> {
  const workspaceId = world.newId();
  // Where no mail can be sent, whoever starts the server vouches for the address.
  const isEmailVerified = world.mailer === null;
  return withWorkspace(world.db, workspaceId, async (trx) => {
    await holdFirstAccount(trx);
    if (await trx.selectFrom('auth_user').select('id').limit(1).executeTakeFirst()) return failed(notFirst);
    await insertAccount(trx, { ...owner, password, isPlatformAdmin: true, isEmailVerified });
    const workspace = { id: workspaceId, name: workspaceName, ownerId: owner.id };
    const made = await createWorkspace({ trx, vault: world.vault }, workspace);
    await recordAudit(trx, {
      member: { workspaceId, userId: owner.id, address: null },
      deed: { action: 'account.created', target: owner.id, after: { workspace: made.slug } },
    });
    return ok(made);
  });
}
