import { z } from 'zod';
import { createFirstAccount } from '../../workspaces/create-first-account';
import { joinWithAccount } from '../../workspaces/join-with-account';
import { Email, Line, LinkToken } from '../inputs';
import { openProcedure, router, unwrap } from '../procedures';

const Person = z.object({ name: Line(120), password: z.string().max(128, 'At most 128 characters.') });

export const accountRouter = router({
  createFirst: openProcedure
    .input(Person.extend({ email: Email, workspaceName: Line(120) }))
    .mutation(async ({ ctx, input }) => unwrap(await createFirstAccount(ctx.world, input))),
  join: openProcedure
    .input(Person.extend({ token: LinkToken }))
    .mutation(async ({ ctx, input }) => unwrap(await joinWithAccount(ctx.world, { ...input, address: ctx.address }))),
});
