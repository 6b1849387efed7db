import { z } from 'zod';
import { decideAccess } from '../../staff/decide-access';
import { endAccess } from '../../staff/end-access';
import { listAccesses } from '../../staff/list-accesses';
import { Id } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const One = z.object({ accessId: Id });
const Grant = z.object({
  role: z.enum(['viewer', 'editor']),
  hours: z.union([z.literal(1), z.literal(8), z.literal(24)]),
});

export const staffRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listAccesses(ctx.world, ctx.member)),
  decide: workspaceProcedure
    .input(One.extend({ grant: Grant.nullable() }))
    .mutation(async ({ ctx, input }) => unwrap(await decideAccess(ctx.world, { member: ctx.member, ...input }))),
  end: workspaceProcedure
    .input(One)
    .mutation(async ({ ctx, input }) => unwrap(await endAccess(ctx.world, { member: ctx.member, ...input }))),
});
