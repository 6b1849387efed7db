import { z } from 'zod';
import { addWorkspace } from '../../workspaces/add-workspace';
import { getMe } from '../../workspaces/get-me';
import { Line } from '../inputs';
import { openProcedure, router, signedInProcedure, unwrap } from '../procedures';

export const meRouter = router({
  get: openProcedure.query(({ ctx }) => getMe(ctx.world, ctx.account)),
  addWorkspace: signedInProcedure.input(z.object({ name: Line(120) })).mutation(async ({ ctx, input }) => {
    const { account: user, address } = ctx;
    return unwrap(await addWorkspace(ctx.world, { user, address, name: input.name }));
  }),
});
