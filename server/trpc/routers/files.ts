import { z } from 'zod';
import { exportSetUp } from '../../files/export-set-up';
import { importSetUp } from '../../files/import-set-up';
import { Id } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const File = z.object({ text: z.string().max(900_000, 'The file is longer than we take in at once.') });

export const filesRouter = router({
  export: workspaceProcedure
    .input(z.object({ flowId: Id.optional() }))
    .query(async ({ ctx, input }) =>
      unwrap(await exportSetUp(ctx.world, { member: ctx.member, flowId: input.flowId })),
    ),
  /** Reads only, but carries a whole file: too long for an address, so it is posted. */
  plan: workspaceProcedure
    .input(File)
    .mutation(async ({ ctx, input }) =>
      unwrap(await importSetUp(ctx.world, { member: ctx.member, text: input.text, isForReal: false })),
    ),
  import: workspaceProcedure
    .input(File)
    .mutation(async ({ ctx, input }) =>
      unwrap(await importSetUp(ctx.world, { member: ctx.member, text: input.text, isForReal: true })),
    ),
});
