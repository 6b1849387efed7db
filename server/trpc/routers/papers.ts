import { z } from 'zod';
import { keysOf } from '../../../nodes/contract';
import { papers } from '../../labels/paper';
import { getLastMade } from '../../papers/get-last-made';
import { getPapersFile, getPapersProgress } from '../../papers/get-papers';
import { getTemplate } from '../../papers/get-template';
import { previewTemplate } from '../../papers/preview-template';
import { saveTemplate } from '../../papers/save-template';
import { startPapers } from '../../papers/start-papers';
import { PaperKind, TemplateKind } from '../../papers/template-kind';
import { Id } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const Paper = z.enum(keysOf(papers));
const Template = z.object({
  source: z.string().min(1, 'The template is empty.').max(100_000, 'At most 100,000 characters.'),
  paper: Paper,
});
const OneKind = z.object({ kind: TemplateKind });
const OneJob = z.object({ id: Id });

export const papersRouter = router({
  template: workspaceProcedure
    .input(OneKind)
    .query(({ ctx, input }) => getTemplate(ctx.world, { member: ctx.member, kind: input.kind })),

  saveTemplate: workspaceProcedure
    .input(OneKind.extend({ template: Template.nullable() }))
    .mutation(async ({ ctx, input }) => unwrap(await saveTemplate(ctx.world, { member: ctx.member, ...input }))),

  // A question, but templates are too long for an address.
  previewTemplate: workspaceProcedure
    .input(z.object({ template: Template, orderId: Id.optional() }))
    .mutation(async ({ ctx, input }) => unwrap(await previewTemplate(ctx.world, { member: ctx.member, ...input }))),

  lastMade: workspaceProcedure
    .input(z.object({ flowId: Id, nodeId: z.string().max(64) }))
    .query(({ ctx, input }) => getLastMade(ctx.world, { member: ctx.member, ...input })),

  start: workspaceProcedure
    .input(
      z.object({
        kinds: z.array(PaperKind).min(1, 'Choose what to print.').max(3),
        paper: Paper,
        orderIds: z.array(Id).min(1).max(200, 'At most 200 orders at once.'),
      }),
    )
    .mutation(async ({ ctx, input: { workspace: _, ...wish } }) =>
      unwrap(await startPapers(ctx.world, { member: ctx.member, wish })),
    ),

  progress: workspaceProcedure
    .input(OneJob)
    .query(async ({ ctx, input }) => unwrap(await getPapersProgress(ctx.world, { member: ctx.member, id: input.id }))),

  file: workspaceProcedure
    .input(OneJob)
    .query(async ({ ctx, input }) => unwrap(await getPapersFile(ctx.world, { member: ctx.member, id: input.id }))),
});
