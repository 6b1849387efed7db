import { listConnectors } from '../../connections/list-connectors';
import { router, workspaceProcedure } from '../procedures';

export const connectorsRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listConnectors(ctx.world)),
});
