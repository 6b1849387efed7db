import { z } from 'zod';
import { createApiKey } from '../../keys/create-api-key';
import { listApiKeys } from '../../keys/list-api-keys';
import { revokeApiKey } from '../../keys/revoke-api-key';
import { Role } from '../../workspaces/member';
import { Id, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const NewKey = z.object({
  name: Line(120),
  role: Role,
  days: z.int().min(1, 'At least a day.').max(3660, 'At most ten years.').nullable(),
});

export const apiKeysRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listApiKeys(ctx.world, ctx.member)),
  create: workspaceProcedure
    .input(NewKey)
    .mutation(async ({ ctx, input }) => unwrap(await createApiKey(ctx.world, { member: ctx.member, ...input }))),
  revoke: workspaceProcedure
    .input(z.object({ keyId: Id }))
    .mutation(async ({ ctx, input }) => unwrap(await revokeApiKey(ctx.world, { member: ctx.member, ...input }))),
});
