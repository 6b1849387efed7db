import { z } from 'zod';
import { askVerification } from '../../accounts/ask-verification';
import { changeEmail } from '../../accounts/change-email';
import { confirmEmail } from '../../accounts/confirm-email';
import { getAccount } from '../../accounts/get-account';
import { createFirstAccount } from '../../workspaces/create-first-account';
import { joinWithAccount } from '../../workspaces/join-with-account';
import { Email, Line, LinkToken } from '../inputs';
import { openProcedure, router, signedInProcedure, unwrap } from '../procedures';

const Password = z.string().max(128, 'At most 128 characters.');
const Person = z.object({ name: Line(120), password: Password });

export const accountRouter = router({
  createFirst: openProcedure
    .input(Person.extend({ email: Email, workspaceName: Line(120) }))
    .mutation(async ({ ctx, input }) => unwrap(await createFirstAccount(ctx.world, input))),
  join: openProcedure
    .input(Person.extend({ token: LinkToken }))
    .mutation(async ({ ctx, input }) => unwrap(await joinWithAccount(ctx.world, { ...input, address: ctx.address }))),

  get: signedInProcedure.query(({ ctx }) => getAccount(ctx.world, ctx.account.id)),
  askVerification: signedInProcedure.mutation(async ({ ctx }) => unwrap(await askVerification(ctx.world, ctx.account))),
  changeEmail: signedInProcedure
    .input(z.object({ email: Email, password: Password }))
    .mutation(async ({ ctx, input }) => unwrap(await changeEmail(ctx.world, { person: ctx.account, ...input }))),
  confirmEmail: openProcedure
    .input(z.object({ token: LinkToken }))
    .mutation(async ({ ctx, input }) => unwrap(await confirmEmail(ctx.world, { ...input, address: ctx.address }))),
});
