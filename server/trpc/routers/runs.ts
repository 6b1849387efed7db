import { z } from 'zod';
import { getRun } from '../../runs/get-run';
import { listRuns } from '../../runs/list-runs';
import { Cursor, Id, pageSize } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

export const runsRouter = router({
  list: workspaceProcedure
    .input(
      z.object({
        flowId: Id.optional(),
        state: z.enum(['waiting', 'done', 'problem', 'cancelled']).optional(),
        connectionId: Id.optional(),
        nodeId: z.string().max(64).optional(),
        port: z.string().max(64).optional(),
        version: z.int().min(1).optional(),
        problem: z
          .string()
          .regex(/^[a-z][a-zA-Z]{0,40}$/, 'Not a kind of problem.')
          .optional(),
        since: z.iso.datetime().optional(),
        search: z.string().trim().max(200).optional(),
        tag: z.string().max(200).optional(),
        cursor: Cursor,
        limit: pageSize(50),
      }),
    )
    .query(({ ctx, input }) => listRuns(ctx.world, { member: ctx.member, search: input })),

  get: workspaceProcedure
    .input(z.object({ runId: Id }))
    .query(async ({ ctx, input }) => unwrap(await getRun(ctx.world, { member: ctx.member, runId: input.runId }))),
});
