import { z } from 'zod';
import { erasePerson } from '../../privacy/erase-person';
import { exportPerson } from '../../privacy/export-person';
import { getRetention, previewRetention } from '../../privacy/get-retention';
import { lookAtPerson } from '../../privacy/look-at-person';
import { Keep } from '../../privacy/retention';
import { saveRetention } from '../../privacy/save-retention';
import { Email, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const Person = z.union([z.object({ email: Email }), z.object({ order: Line(200) })]);
const OnePerson = z.object({ person: Person });

export const privacyRouter = router({
  retention: workspaceProcedure.query(({ ctx }) => getRetention(ctx.world, ctx.member)),

  previewRetention: workspaceProcedure
    .input(z.object({ keep: Keep }))
    .query(({ ctx, input }) => previewRetention(ctx.world, { member: ctx.member, keep: input.keep })),

  saveRetention: workspaceProcedure
    .input(z.object({ keep: Keep }))
    .mutation(({ ctx, input }) => saveRetention(ctx.world, { member: ctx.member, keep: input.keep })),

  person: workspaceProcedure
    .input(OnePerson)
    .query(async ({ ctx, input }) => unwrap(await lookAtPerson(ctx.world, { member: ctx.member, ...input }))),

  exportPerson: workspaceProcedure
    .input(OnePerson)
    .mutation(async ({ ctx, input }) => unwrap(await exportPerson(ctx.world, { member: ctx.member, ...input }))),

  erasePerson: workspaceProcedure
    .input(OnePerson.extend({ open: z.enum(['leave', 'finish']).optional() }))
    .mutation(async ({ ctx, input }) => unwrap(await erasePerson(ctx.world, { member: ctx.member, ...input }))),
});
