import { z } from 'zod';
import { ParameterValue } from '../../../nodes/template/template-content';
import { cloneTemplate } from '../../templates/clone-template';
import { draftFromFlow } from '../../templates/draft-from-flow';
import { listTemplates } from '../../templates/list-templates';
import { planClones } from '../../templates/plan-clones';
import { removeTemplate } from '../../templates/remove-template';
import { saveTemplate } from '../../templates/save-template';
import { Id, Line, Slug } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

/** A uuid, or the id of a built-in one. */
const TemplateId = z.string().max(80);
const Clones = z
  .array(
    z.object({
      client: Slug,
      name: Line(120),
      bindings: z.record(z.string().max(20), Id),
      values: z.record(z.string().max(20), ParameterValue).default({}),
      goLive: z.boolean().default(false),
    }),
  )
  .min(1, 'Choose at least one client.')
  .max(50, 'At most 50 clients at once.');

export const templatesRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listTemplates(ctx.world, ctx.member)),
  draft: workspaceProcedure
    .input(z.object({ flowId: Id }))
    .query(async ({ ctx, input }) => unwrap(await draftFromFlow(ctx.world, { member: ctx.member, ...input }))),
  save: workspaceProcedure
    .input(
      z.object({
        flowId: Id,
        templateId: Id.optional(),
        name: Line(120),
        description: z.string().trim().max(2000).default(''),
        audience: z.enum(['here', 'mine']),
        slotLabels: z.record(z.string().max(20), Line(120)),
        parameters: z.array(z.object({ value: ParameterValue, label: Line(120) })).max(200),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { flowId, slotLabels, parameters, workspace: _, ...rest } = input;
      const template = { ...rest, choices: { slotLabels, parameters } };
      return unwrap(await saveTemplate(ctx.world, { member: ctx.member, flowId, template }));
    }),
  remove: workspaceProcedure
    .input(z.object({ templateId: Id }))
    .mutation(async ({ ctx, input }) => unwrap(await removeTemplate(ctx.world, { member: ctx.member, ...input }))),

  plan: workspaceProcedure
    .input(z.object({ templateId: TemplateId, clients: z.array(Slug).max(50) }))
    .query(async ({ ctx, input }) => {
      const clients = await Promise.all(input.clients.map((slug) => ctx.findMember(slug)));
      return unwrap(await planClones(ctx.world, { member: ctx.member, templateId: input.templateId, clients }));
    }),
  clone: workspaceProcedure
    .input(z.object({ templateId: TemplateId, clones: Clones }))
    .mutation(async ({ ctx, input }) => {
      const find = async ({ client: slug, ...clone }: (typeof input.clones)[number]) => ({
        ...clone,
        client: await ctx.findMember(slug),
      });
      const clones = await Promise.all(input.clones.map(find));
      return unwrap(await cloneTemplate(ctx.world, { member: ctx.member, templateId: input.templateId, clones }));
    }),
});
