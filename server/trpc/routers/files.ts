import { z } from 'zod';
import { exportSetUp } from '../../files/export-set-up';
import { exportTemplate } from '../../files/export-template';
import { importFile } from '../../files/import-file';
import { Id } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const File = z.object({ text: z.string().max(900_000, 'The file is longer than we take in at once.') });

export const filesRouter = router({
  export: workspaceProcedure
    .input(z.object({ flowId: Id.optional() }))
    .query(async ({ ctx, input }) =>
      unwrap(await exportSetUp(ctx.world, { member: ctx.member, flowId: input.flowId })),
    ),
  exportTemplate: workspaceProcedure
    .input(z.object({ templateId: z.string().max(80) }))
    .query(async ({ ctx, input }) => unwrap(await exportTemplate(ctx.world, { member: ctx.member, ...input }))),
  /** Reads only, but carries a whole file: too long for an address, so it is posted. */
  plan: workspaceProcedure
    .input(File)
    .mutation(async ({ ctx, input }) =>
      unwrap(await importFile(ctx.world, { member: ctx.member, text: input.text, isForReal: false })),
    ),
  import: workspaceProcedure
    .input(File)
    .mutation(async ({ ctx, input }) =>
      unwrap(await importFile(ctx.world, { member: ctx.member, text: input.text, isForReal: true })),
    ),
});
