import { listSamples } from '../../flows/list-samples';
import { router, workspaceProcedure } from '../procedures';

export const samplesRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listSamples(ctx.world, ctx.member)),
});
