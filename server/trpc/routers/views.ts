import { z } from 'zod';
import { changeView } from '../../views/change-view';
import { deleteView } from '../../views/delete-view';
import { listViews } from '../../views/list-views';
import { saveView } from '../../views/save-view';
import { Id, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const List = z.enum(['orders', 'runs']);
const Name = Line(60);

export const viewsRouter = router({
  list: workspaceProcedure
    .input(z.object({ list: List }))
    .query(({ ctx, input }) => listViews(ctx.world, { member: ctx.member, list: input.list })),

  save: workspaceProcedure
    .input(z.object({ list: List, name: Name, query: z.string().max(2000), shared: z.boolean() }))
    .mutation(async ({ ctx, input: { workspace: _slug, ...view } }) =>
      unwrap(await saveView(ctx.world, { member: ctx.member, view })),
    ),

  change: workspaceProcedure
    .input(
      z.object({
        viewId: Id,
        name: Name.optional(),
        shared: z.boolean().optional(),
        isDefault: z.boolean().optional(),
      }),
    )
    .mutation(async ({ ctx, input: { viewId, name, shared, isDefault } }) =>
      unwrap(await changeView(ctx.world, { member: ctx.member, id: viewId, changes: { name, shared, isDefault } })),
    ),

  remove: workspaceProcedure
    .input(z.object({ viewId: Id }))
    .mutation(async ({ ctx, input }) => unwrap(await deleteView(ctx.world, { member: ctx.member, id: input.viewId }))),
});
