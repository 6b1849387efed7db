import { z } from 'zod';
import { listSamples } from '../../flows/list-samples';
import { Id } from '../inputs';
import { router, workspaceProcedure } from '../procedures';

export const samplesRouter = router({
  list: workspaceProcedure
    /** Only orders that came from one of these accounts; of any when there are none. */
    .input(z.object({ connectionIds: z.array(Id).max(100).default([]) }))
    .query(({ ctx, input }) => listSamples(ctx.world, { member: ctx.member, ...input })),
});
