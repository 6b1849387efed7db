import { z } from 'zod';
import { beginRetry } from '../../health/begin-retry';
import { listRetries } from '../../health/list-retries';
import { planRetry } from '../../health/plan-retry';
import { stopRetry } from '../../health/stop-retry';
import { Cause, Id, OrderSearchInput, StepName } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const Plan = z.object({
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cause'), cause: Cause }),
    z.object({ kind: z.literal('step'), ...StepName.shape, code: z.string().max(120).optional() }),
    z.object({ kind: z.literal('orders'), orderIds: z.array(Id).min(1).max(1000) }),
    z.object({ kind: z.literal('search'), search: OrderSearchInput }),
  ]),
  from: z.enum(['failed', 'start']).default('failed'),
  version: z.enum(['pinned', 'live']).default('pinned'),
});
const One = z.object({ taskId: Id });

export const retriesRouter = router({
  list: workspaceProcedure
    .input(z.object({ taskId: Id.optional() }))
    .query(({ ctx, input }) => listRetries(ctx.world, { member: ctx.member, taskId: input.taskId ?? null })),

  plan: workspaceProcedure
    .input(Plan)
    .mutation(async ({ ctx, input }) => unwrap(await planRetry(ctx.world, { member: ctx.member, plan: input }))),

  begin: workspaceProcedure
    .input(One.extend({ careful: z.boolean().default(true) }))
    .mutation(async ({ ctx, input }) => unwrap(await beginRetry(ctx.world, { member: ctx.member, ...input }))),

  stop: workspaceProcedure
    .input(One)
    .mutation(async ({ ctx, input }) => unwrap(await stopRetry(ctx.world, { member: ctx.member, ...input }))),
});
