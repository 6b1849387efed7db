import { z } from 'zod';
import { archiveConnection } from '../../connections/archive-connection';
import { createConnection } from '../../connections/create-connection';
import { getConnection } from '../../connections/get-connection';
import { listConnections } from '../../connections/list-connections';
import { pauseConnection } from '../../connections/pause-connection';
import { pollNow } from '../../connections/poll-now';
import { pullOrder } from '../../connections/pull-order';
import { resumeConnection } from '../../connections/resume-connection';
import { setUnknownSku } from '../../connections/set-unknown-sku';
import { startBackfill } from '../../connections/start-backfill';
import { stopBackfill } from '../../connections/stop-backfill';
import { suggestMapping } from '../../connections/suggest-mapping';
import { testConnection } from '../../connections/test-connection';
import { updateConnection } from '../../connections/update-connection';
import { Id, JsonRecord, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const One = z.object({ connectionId: Id });
const onOne = workspaceProcedure.input(One);
const Account = z.object({ connector: z.string().max(60), settings: JsonRecord, credentials: JsonRecord });

export const connectionsRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listConnections(ctx.world, ctx.member)),
  get: onOne.query(async ({ ctx, input }) => unwrap(await getConnection(ctx.world, { member: ctx.member, ...input }))),

  create: workspaceProcedure
    .input(Account.extend({ name: Line(120) }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await createConnection(ctx.world, { member: ctx.member, connection: input })),
    ),
  update: workspaceProcedure
    .input(
      One.extend({
        name: Line(120).optional(),
        settings: JsonRecord.optional(),
        credentials: JsonRecord.optional(),
        pollSeconds: z.int().min(10, 'At least 10 seconds.').max(604_800, 'At most a week.').nullish(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { connectionId, ...changes } = input;
      return unwrap(await updateConnection(ctx.world, { member: ctx.member, connectionId, changes }));
    }),
  test: workspaceProcedure
    .input(z.union([One, Account]))
    .mutation(async ({ ctx, input }) =>
      unwrap(await testConnection(ctx.world, { member: ctx.member, connection: input })),
    ),

  setUnknownSku: workspaceProcedure
    .input(One.extend({ unknownSku: z.enum(['hold', 'custom', 'skip']) }))
    .mutation(async ({ ctx, input }) => unwrap(await setUnknownSku(ctx.world, { member: ctx.member, ...input }))),

  pause: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await pauseConnection(ctx.world, { member: ctx.member, ...input })),
  ),
  resume: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await resumeConnection(ctx.world, { member: ctx.member, ...input })),
  ),
  archive: onOne.mutation(async ({ ctx, input }) =>
    unwrap(await archiveConnection(ctx.world, { member: ctx.member, ...input })),
  ),

  pollNow: onOne.mutation(async ({ ctx, input }) => unwrap(await pollNow(ctx.world, { member: ctx.member, ...input }))),
  pullOrder: workspaceProcedure
    .input(One.extend({ number: Line(120) }))
    .mutation(async ({ ctx, input }) => unwrap(await pullOrder(ctx.world, { member: ctx.member, ...input }))),
  backfill: workspaceProcedure
    .input(One.extend({ from: z.iso.datetime(), to: z.iso.datetime() }))
    .mutation(async ({ ctx, input }) => {
      const { connectionId, from, to } = input;
      const window = { from: new Date(from), to: new Date(to) };
      return unwrap(await startBackfill(ctx.world, { member: ctx.member, connectionId, ...window }));
    }),
  stopBackfill: workspaceProcedure
    .input(z.object({ backfillId: Id }))
    .mutation(async ({ ctx, input }) => unwrap(await stopBackfill(ctx.world, { member: ctx.member, ...input }))),

  suggestMapping: workspaceProcedure
    .input(z.object({ connector: z.string().max(60), sample: z.string().max(500_000) }))
    .mutation(({ input }) => unwrap(suggestMapping(input))),
});
