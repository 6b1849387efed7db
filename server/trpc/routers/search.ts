import { z } from 'zod';
import { searchEverything } from '../../orders/search-everything';
import { router, workspaceProcedure } from '../procedures';

export const searchRouter = router({
  everything: workspaceProcedure
    .input(z.object({ text: z.string().trim().max(200) }))
    .query(({ ctx, input }) => searchEverything(ctx.world, { member: ctx.member, text: input.text })),
});
