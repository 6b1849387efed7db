import { getMe } from '../../workspaces/get-me';
import { openProcedure, router } from '../procedures';

export const meRouter = router({
  get: openProcedure.query(({ ctx }) => getMe(ctx.world, ctx.account)),
});
