import { z } from 'zod';
import { listProblemGroups } from '../../health/list-problem-groups';
import { resolveProblemGroup } from '../../health/resolve-problem-group';
import { retryProblemGroup } from '../../health/retry-problem-group';
import { Id, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const Group = z.object({
  code: z.string().max(120),
  subject: z.string().max(500).nullable(),
  connectionId: Id.nullable(),
});

export const problemsRouter = router({
  groups: workspaceProcedure.query(({ ctx }) => listProblemGroups(ctx.world, ctx.member)),

  retryGroup: workspaceProcedure
    .input(Group)
    .mutation(async ({ ctx, input }) =>
      unwrap(await retryProblemGroup(ctx.world, { member: ctx.member, group: input })),
    ),

  resolveGroup: workspaceProcedure
    .input(Group.extend({ reason: Line(500) }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await resolveProblemGroup(ctx.world, { member: ctx.member, group: input, reason: input.reason })),
    ),
});
