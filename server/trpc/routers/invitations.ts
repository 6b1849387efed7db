import { z } from 'zod';
import { acceptInvitation } from '../../workspaces/accept-invitation';
import { inviteMember } from '../../workspaces/invite-member';
import { listInvitations } from '../../workspaces/list-invitations';
import { lookAtInvitation } from '../../workspaces/look-at-invitation';
import { Role } from '../../workspaces/member';
import { withdrawInvitation } from '../../workspaces/withdraw-invitation';
import { Email, Id, LastDay, LinkToken } from '../inputs';
import { openProcedure, router, signedInProcedure, unwrap, workspaceProcedure } from '../procedures';

export const invitationsRouter = router({
  /** Posted, so that the secret of the link stands in no address. */
  look: openProcedure
    .input(z.object({ token: LinkToken }))
    .mutation(async ({ ctx, input }) => unwrap(await lookAtInvitation(ctx.world, input))),
  accept: signedInProcedure.input(z.object({ token: LinkToken })).mutation(async ({ ctx, input }) => {
    const { account: user, address } = ctx;
    return unwrap(await acceptInvitation(ctx.world, { token: input.token, user, address }));
  }),

  list: workspaceProcedure.query(({ ctx }) => listInvitations(ctx.world, ctx.member)),
  create: workspaceProcedure
    .input(z.object({ email: Email, role: Role, until: LastDay }))
    .mutation(async ({ ctx, input }) => unwrap(await inviteMember(ctx.world, { member: ctx.member, ...input }))),
  withdraw: workspaceProcedure
    .input(z.object({ invitationId: Id }))
    .mutation(async ({ ctx, input }) => unwrap(await withdrawInvitation(ctx.world, { member: ctx.member, ...input }))),
});
