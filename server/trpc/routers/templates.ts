import { z } from 'zod';
import { ParameterValue } from '../../../nodes/template/template-content';
import { changeTemplate } from '../../templates/change-template';
import { cloneTemplate } from '../../templates/clone-template';
import { draftFromFlow } from '../../templates/draft-from-flow';
import { listTemplates } from '../../templates/list-templates';
import { planClones } from '../../templates/plan-clones';
import { removeTemplate } from '../../templates/remove-template';
import { saveTemplate } from '../../templates/save-template';
import { templateNews } from '../../templates/template-news';
import { tryClones } from '../../templates/try-clones';
import { Id, Line, Slug } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

/** A uuid, or the id of a built-in one. */
const TemplateId = z.string().max(80);
const Choices = z.object({
  client: Slug,
  bindings: z.record(z.string().max(20), Id),
  values: z.record(z.string().max(20), ParameterValue).default({}),
});
const many = <One extends z.ZodType>(one: One) =>
  z.array(one).min(1, 'Choose at least one client.').max(50, 'At most 50 clients at once.');
const Clones = many(Choices.extend({ name: Line(120), goLive: z.boolean().default(false) }));
const Words = z.object({
  name: Line(120),
  description: z.string().trim().max(2000).default(''),
  audience: z.enum(['here', 'mine']),
});

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
        ...Words.shape,
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

  change: workspaceProcedure.input(Words.extend({ templateId: Id })).mutation(async ({ ctx, input }) => {
    const { templateId, workspace: _, ...words } = input;
    return unwrap(await changeTemplate(ctx.world, { member: ctx.member, templateId, words }));
  }),
  news: workspaceProcedure
    .input(z.object({ flowId: Id }))
    .query(async ({ ctx, input }) => unwrap(await templateNews(ctx.world, { member: ctx.member, ...input }))),

  plan: workspaceProcedure
    .input(z.object({ templateId: TemplateId, clients: z.array(Slug).max(50) }))
    .query(async ({ ctx, input }) => {
      const clients = await Promise.all(input.clients.map((slug) => ctx.findMember(slug)));
      return unwrap(await planClones(ctx.world, { member: ctx.member, templateId: input.templateId, clients }));
    }),
  // Writes nothing; what it is asked with is too long for an address.
  tryOut: workspaceProcedure
    .input(z.object({ templateId: TemplateId, trials: many(Choices) }))
    .mutation(async ({ ctx, input }) => {
      const find = async ({ client: slug, ...choices }: (typeof input.trials)[number]) => ({
        ...choices,
        client: await ctx.findMember(slug),
      });
      const trials = await Promise.all(input.trials.map(find));
      return unwrap(await tryClones(ctx.world, { member: ctx.member, templateId: input.templateId, trials }));
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
