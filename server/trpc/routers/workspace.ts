import { z } from 'zod';
import { getWorkspace } from '../../workspaces/get-workspace';
import { renameWorkspace } from '../../workspaces/rename-workspace';
import { requireSecondStep } from '../../workspaces/require-second-step';
import { Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

export const workspaceRouter = router({
  get: workspaceProcedure.query(({ ctx }) => getWorkspace(ctx.world, ctx.member)),
  rename: workspaceProcedure
    .input(z.object({ name: Line(120) }))
    .mutation(({ ctx, input }) => renameWorkspace(ctx.world, { member: ctx.member, name: input.name })),
  requireSecondStep: workspaceProcedure
    .input(z.object({ isRequired: z.boolean() }))
    .mutation(async ({ ctx, input }) => unwrap(await requireSecondStep(ctx.world, { member: ctx.member, ...input }))),
});
