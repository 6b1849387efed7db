import { z } from 'zod';
import { isTimeZone } from '../../health/start-of-day';
import { summarizeHome } from '../../health/summarize-home';
import { router, workspaceProcedure } from '../procedures';

/** Where the reader's day begins and ends. */
const TimeZone = z.string().max(60).refine(isTimeZone, 'There is no such time zone.').default('UTC');

export const homeRouter = router({
  summary: workspaceProcedure
    .input(z.object({ timeZone: TimeZone, range: z.enum(['day', 'week', 'month']).default('day') }))
    .query(({ ctx, input }) => summarizeHome(ctx.world, { member: ctx.member, ...input })),
});
