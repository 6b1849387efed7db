import { z } from 'zod';
import { closeStep } from '../../health/close-step';
import { getStep } from '../../health/get-step';
import { listSteps } from '../../health/list-steps';
import { Line, StepFilterInput, StepName, TimeZone } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

export const stepsRouter = router({
  list: workspaceProcedure
    .input(StepFilterInput)
    .query(({ ctx, input }) => listSteps(ctx.world, { places: [ctx.member], filter: input })),
  get: workspaceProcedure
    .input(StepName.extend({ range: z.enum(['day', 'month']).default('day'), timeZone: TimeZone }))
    .query(async ({ ctx, input }) => unwrap(await getStep(ctx.world, { member: ctx.member, ...input }))),
  close: workspaceProcedure
    .input(StepName.extend({ code: z.string().max(120).nullish(), reason: Line(500) }))
    .mutation(async ({ ctx, input: { code = null, reason, ...step } }) =>
      unwrap(await closeStep(ctx.world, { member: ctx.member, step, code, reason })),
    ),
});
