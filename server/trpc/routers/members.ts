import { z } from 'zod';
import { changeMember } from '../../workspaces/change-member';
import { listMembers } from '../../workspaces/list-members';
import { Role } from '../../workspaces/member';
import { removeMember } from '../../workspaces/remove-member';
import { LastDay } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const One = z.object({ userId: z.string().max(64) });

export const membersRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listMembers(ctx.world, ctx.member)),
  change: workspaceProcedure
    .input(One.extend({ role: Role, until: LastDay }))
    .mutation(async ({ ctx, input }) => unwrap(await changeMember(ctx.world, { member: ctx.member, ...input }))),
  remove: workspaceProcedure
    .input(One)
    .mutation(async ({ ctx, input }) => unwrap(await removeMember(ctx.world, { member: ctx.member, ...input }))),
  leave: workspaceProcedure.mutation(async ({ ctx }) =>
    unwrap(await removeMember(ctx.world, { member: ctx.member, userId: ctx.member.userId })),
  ),
});
