import { z } from 'zod';
import { addStaff } from '../../platform/add-staff';
import { giveUpJob } from '../../platform/give-up-job';
import { giveUpStuck } from '../../platform/give-up-stuck';
import { listPlatformSteps } from '../../platform/list-platform-steps';
import { listPlatformTrail } from '../../platform/list-platform-trail';
import { listPlatformWorkspaces } from '../../platform/list-platform-workspaces';
import { listStaff } from '../../platform/list-staff';
import { readDatabase } from '../../platform/read-database';
import { readEngine } from '../../platform/read-engine';
import { removeStaff } from '../../platform/remove-staff';
import { ringAgain } from '../../platform/ring-again';
import { sendAgain } from '../../platform/send-again';
import { askAccess } from '../../staff/ask-access';
import { endAccess } from '../../staff/end-access';
import { Email, Id, Line, pageSize, TrailMark } from '../inputs';
import { platformProcedure, router, unwrap } from '../procedures';

const Job = z.object({ queue: z.string().max(40), jobId: Id });
const Stuck = z.object({ workspaceId: Id, connectionId: Id });

export const platformRouter = router({
  workspaces: platformProcedure.query(({ ctx }) => listPlatformWorkspaces(ctx.world, ctx.person)),
  steps: platformProcedure.query(({ ctx }) => listPlatformSteps(ctx.world, ctx.person)),
  engine: platformProcedure.query(({ ctx }) => readEngine(ctx.world, ctx.person)),
  database: platformProcedure.query(({ ctx }) => readDatabase(ctx.world, ctx.person)),

  ringAgain: platformProcedure
    .input(Job)
    .mutation(async ({ ctx, input }) => unwrap(await ringAgain(ctx.world, { person: ctx.person, ...input }))),
  giveUpJob: platformProcedure
    .input(Job)
    .mutation(async ({ ctx, input }) => unwrap(await giveUpJob(ctx.world, { person: ctx.person, ...input }))),
  sendAgain: platformProcedure
    .input(Stuck)
    .mutation(async ({ ctx, input }) => unwrap(await sendAgain(ctx.world, { person: ctx.person, ...input }))),
  giveUpStuck: platformProcedure
    .input(Stuck)
    .mutation(async ({ ctx, input }) => unwrap(await giveUpStuck(ctx.world, { person: ctx.person, ...input }))),

  staff: platformProcedure.query(({ ctx }) => listStaff(ctx.world, ctx.person)),
  addStaff: platformProcedure
    .input(z.object({ email: Email }))
    .mutation(async ({ ctx, input }) => unwrap(await addStaff(ctx.world, { person: ctx.person, ...input }))),
  removeStaff: platformProcedure
    .input(z.object({ userId: z.string().max(64) }))
    .mutation(async ({ ctx, input }) => unwrap(await removeStaff(ctx.world, { person: ctx.person, ...input }))),
  trail: platformProcedure
    .input(z.object({ cursor: TrailMark, limit: pageSize(50) }))
    .query(({ ctx, input: { cursor, limit } }) =>
      listPlatformTrail(ctx.world, { userId: ctx.person.userId, before: cursor ?? null, limit }),
    ),

  askAccess: platformProcedure
    .input(z.object({ workspaceId: Id, reason: Line(500) }))
    .mutation(async ({ ctx, input }) => unwrap(await askAccess(ctx.world, { person: ctx.person, ...input }))),
  withdrawAccess: platformProcedure
    .input(z.object({ workspaceId: Id, accessId: Id }))
    .mutation(async ({ ctx, input: { workspaceId, accessId } }) => {
      const member = { ...ctx.person, workspaceId };
      return unwrap(await endAccess(ctx.world, { member, accessId, isOwn: true }));
    }),
});
