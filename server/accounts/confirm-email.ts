import type { Transaction } from 'kysely';
import { failed, ok, type Result } from '../../nodes/problem';
import type { DB } from '../db/database';
import { findMemberships } from '../db/queries/membership-view';
import { withUser, withWorkspace } from '../db/with-workspace';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { emailLinkOver } from './account-problems';
import { type EmailClaim, spendEmailLink } from './email-link';

/** Where the link of a mail leads. A changed address is told to the former one, and to the trail of the person's workspaces. */
export async function confirmEmail(
  world: World,
  { token, address }: { token: string; address: string | null },
): Promise<Result<{ email: string }>> {
  const claim = await world.db.transaction().execute((trx) => settle(trx, { token, now: world.now() }));
  if (!claim) return failed(emailLinkOver);
  if (claim.from !== claim.to) {
    await tellWorkspaces(world, { claim, address });
    tellFormerAddress(world, claim);
  }
  return ok({ email: claim.to });
}

/** Null when the link is over, or the address was changed or taken meanwhile. */
async function settle(trx: Transaction<DB>, { token, now }: { token: string; now: Date }): Promise<EmailClaim | null> {
  const claim = await spendEmailLink(trx, { token, now });
  if (!claim) return null;
  const { userId, from, to } = claim;
  const changed = await trx
    .updateTable('auth_user')
    .set({ email: to, email_verified: true, updated_at: now })
    .where('id', '=', userId)
    .where('email', '=', from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('auth_user as other')
            .select('other.id')
            .where('other.email', '=', to)
            .where('other.id', '<>', userId),
        ),
      ),
    )
    .returning('id')
    .executeTakeFirst();
  // A link for a new password that went to the former address opens nothing any more.
  if (changed && from !== to)
    await trx
      .deleteFrom('auth_verification')
      .where('identifier', 'like', 'reset-password:%')
      .where('value', '=', userId)
      .execute();
  return changed ? claim : null;
}

async function tellWorkspaces(
  { db, now }: World,
  { claim: { userId, from, to }, address }: { claim: EmailClaim; address: string | null },
): Promise<void> {
  const places = await withUser(db, userId, (trx) => findMemberships(trx, { userId, now: now() }).execute());
  for (const { workspaceId } of places) {
    const deed = { action: 'member.emailChanged', target: userId, before: { email: from }, after: { email: to } };
    await withWorkspace(db, workspaceId, (trx) => recordAudit(trx, { member: { workspaceId, userId, address }, deed }));
  }
}

function tellFormerAddress({ mailer, log }: World, { from, to }: EmailClaim): void {
  const mail = {
    to: from,
    subject: 'Your address for Sluice has changed',
    text: `Hello,

from now on you sign in to Sluice as ${to}, and mails go there.

If it was not you, tell the owner of your workspace at once: somebody knows your password.
`,
  };
  mailer?.send(mail).catch((error: unknown) => log.error({ err: error }, 'A mail could not be sent'));
}
