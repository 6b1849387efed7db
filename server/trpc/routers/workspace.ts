import { getWorkspace } from '../../workspaces/get-workspace';
import { router, workspaceProcedure } from '../procedures';

export const workspaceRouter = router({
  get: workspaceProcedure.query(({ ctx }) => getWorkspace(ctx.world, ctx.member)),
});
