import { z } from 'zod';
import { summarizeHome } from '../../health/summarize-home';
import { TimeZone } from '../inputs';
import { router, workspaceProcedure } from '../procedures';

export const homeRouter = router({
  summary: workspaceProcedure
    .input(z.object({ timeZone: TimeZone, range: z.enum(['day', 'week', 'month']).default('day') }))
    .query(({ ctx, input }) => summarizeHome(ctx.world, { member: ctx.member, ...input })),
});
