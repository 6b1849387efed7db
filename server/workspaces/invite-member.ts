import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { hashInvitationToken, newInvitationToken } from './invitation-token';
import { placeProblem, untilProblem } from './manage-problems';
import type { Member, Role } from './member';
import { recordAudit } from './record-audit';
import type { World } from './world';

export interface Inviting {
  readonly member: Member;
  readonly email: string;
  readonly role: Role;
  /** Null: a member. Otherwise a consultant, until then. */
  readonly until: Date | null;
}

export interface Invited {
  readonly id: string;
  /** To be handed over by the person who invites; null when it went out by email. */
  readonly link: string | null;
}

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Invites somebody by their address, for a week. The link works once, and only for that address; inviting again makes the former
 * link useless. It goes out by email where a mail server is set up and takes it, and is answered otherwise.
 */
export async function inviteMember(world: World, inviting: Inviting): Promise<Result<Invited>> {
  const { member, role, until } = inviting;
  const problem = placeProblem(member, { role, until }) ?? untilProblem({ role, until }, world.now());
  if (problem) return failed(problem);
  const token = newInvitationToken();
  const email = inviting.email.trim().toLowerCase();
  const made = await withWorkspace(world.db, member.workspaceId, async (trx) => {
    if (await isMember(trx, { email, workspaceId: member.workspaceId })) return failed(alreadyIn(email));
    return ok(await insertInvitation({ trx, world }, { inviting: { ...inviting, email }, token }));
  });
  if (!made.ok) return made;
  const link = `${world.publicUrl}/invite/${token}`;
  const isSent = await mailInvitation(world, { inviting: { ...inviting, email }, link });
  if (isSent) await noteMailed(world, { member, token });
  return ok({ id: made.value.id, link: isSent ? null : link });
}

const alreadyIn = (email: string): Problem => ({
  code: 'invitation.alreadyMember',
  message: `${email} is in this workspace already.`,
  subject: 'email',
  retry: 'never',
});

async function isMember(trx: Trx, { email, workspaceId }: { email: string; workspaceId: string }): Promise<boolean> {
  const found = await trx
    .selectFrom('member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select(['auth_user.id', 'member.until'])
    .where('member.workspace_id', '=', workspaceId)
    .where('auth_user.email', '=', email)
    .executeTakeFirst();
  return found !== undefined;
}

/** One open invitation per address: a further one takes its place. */
async function insertInvitation(
  { trx, world }: { trx: Trx; world: Pick<World, 'newId' | 'now'> },
  { inviting, token }: { inviting: Inviting; token: string },
): Promise<{ id: string }> {
  const { member, email, role, until } = inviting;
  const now = world.now();
  const offer = {
    role,
    until,
    token_hash: hashInvitationToken(token),
    mailed: false,
    invited_by: member.userId,
    invited_at: now,
    expires_at: new Date(now.getTime() + lifetimeMs),
  };
  const row = await trx
    .insertInto('invitation')
    .values({ workspace_id: member.workspaceId, id: world.newId(), email, ...offer })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'email'])
        .where('accepted_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .doUpdateSet(offer),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = { email, role, until: until?.toISOString() ?? null };
  await recordAudit(trx, { member, deed: { action: 'invitation.made', target: row.id, after } });
  return row;
}

/** Whoever comes by this link has read the mail: their address needs no further proof. */
const noteMailed = ({ db }: Pick<World, 'db'>, { member, token }: { member: Member; token: string }) =>
  withWorkspace(db, member.workspaceId, (trx) =>
    trx
      .updateTable('invitation')
      .set({ mailed: true })
      .where('workspace_id', '=', member.workspaceId)
      .where('token_hash', '=', hashInvitationToken(token))
      .execute(),
  );

/** Whether the mail server took it. Where it did not, the link is handed over by hand. */
async function mailInvitation(
  { mailer, log }: World,
  { inviting, link }: { inviting: Inviting; link: string },
): Promise<boolean> {
  if (!mailer) return false;
  const { userName, workspaceName } = inviting.member;
  try {
    await mailer.send({
      to: inviting.email,
      subject: `${userName} invites you to ${workspaceName} on Sluice`,
      text: `Hello,

${userName} invites you to the workspace ${workspaceName} on Sluice. Come in here within a week:

${link}

The link works once, and for ${inviting.email} only. If you do not know ${userName}, there is nothing to do.
`,
    });
    return true;
  } catch (error) {
    log.warn({ err: error }, 'An invitation could not be mailed; its link is handed over by hand');
    return false;
  }
}
