import { summarizeHome } from '../../health/summarize-home';
import { router, workspaceProcedure } from '../procedures';

export const homeRouter = router({
  summary: workspaceProcedure.query(({ ctx }) => summarizeHome(ctx.world, ctx.member)),
});
