import { failed, type Problem, type Result } from '../../nodes/problem';
import { mailEmailLink } from '../accounts/mail-email-link';
import { passwordProblem } from '../auth/password-problem';
import { withWorkspace } from '../db/with-workspace';
import { enterWorkspace } from './accept-invitation';
import { insertAccount } from './insert-account';
import { openInvitation } from './open-invitation';
import type { World } from './world';

interface Joining {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly address: string | null;
}

/** Makes the account an invitation is for, and lets it in: both or neither. */
export async function joinWithAccount(
  world: World,
  { token, name, password, address }: Joining,
): Promise<Result<{ slug: string; email: string }>> {
  const opened = await openInvitation(world, token);
  if (!opened.ok) return opened;
  const invitation = opened.value;
  const { email, workspaceId } = invitation;
  const problem = passwordProblem(password, [name, email]);
  if (problem) return failed(problem);
  const hash = await world.hashPassword(password);
  const id = world.newId();
  const made = await withWorkspace<Result<{ slug: string; email: string }>>(world.db, workspaceId, async (trx) => {
    const account = { id, name, email, password: hash, isPlatformAdmin: false, isEmailVerified: invitation.mailed };
    if (!(await insertAccount(trx, account))) return failed(hasAccount);
    const entered = await enterWorkspace(trx, { invitation, userId: account.id, address, now: world.now() });
    // Somebody else was faster with the same link: then there shall be no account either.
    if (!entered.ok) throw new Error('The invitation was used while an account was made for it.');
    return { ok: true, value: { ...entered.value, email } };
  });
  if (made.ok && !invitation.mailed) await mailEmailLink(world, { id, name, email });
  return made;
}

const hasAccount: Problem = {
  code: 'account.exists',
  message: 'There is an account for this address already.',
  advice: 'Sign in with it, then accept the invitation.',
  retry: 'never',
};
