import { listProblemGroups } from '../../health/list-problem-groups';
import { resolveProblemGroup } from '../../health/resolve-problem-group';
import { Cause, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

export const problemsRouter = router({
  groups: workspaceProcedure.query(({ ctx }) => listProblemGroups(ctx.world, ctx.member)),

  resolveGroup: workspaceProcedure
    .input(Cause.extend({ reason: Line(500) }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await resolveProblemGroup(ctx.world, { member: ctx.member, group: input, reason: input.reason })),
    ),
});
