import { z } from 'zod';
import { createFirstAccount } from '../../workspaces/create-first-account';
import { Line } from '../inputs';
import { openProcedure, router, unwrap } from '../procedures';

export const accountRouter = router({
  createFirst: openProcedure
    .input(
      z.object({
        name: Line(120),
        email: z.email('Please enter an email address.').max(254),
        password: z.string().max(128, 'At most 128 characters.'),
        workspaceName: Line(120),
      }),
    )
    .mutation(async ({ ctx, input }) => unwrap(await createFirstAccount(ctx.world, input))),
});
