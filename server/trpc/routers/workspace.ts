import { getWorkspace } from '../../workspaces/get-workspace';
import { listMembers } from '../../workspaces/list-members';
import { router, workspaceProcedure } from '../procedures';

export const workspaceRouter = router({
  get: workspaceProcedure.query(({ ctx }) => getWorkspace(ctx.world, ctx.member)),
  members: workspaceProcedure.query(({ ctx }) => listMembers(ctx.world, ctx.member)),
});
