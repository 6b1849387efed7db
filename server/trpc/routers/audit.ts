import { z } from 'zod';
import { exportAudit } from '../../audit/export-audit';
import { listActors } from '../../audit/list-actors';
import { listAudit } from '../../audit/list-audit';
import { pageSize, TrailMark } from '../inputs';
import { router, workspaceProcedure } from '../procedures';

const Search = z.object({
  actor: z.string().max(64).optional(),
  about: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .optional(),
});

export const auditRouter = router({
  actors: workspaceProcedure.query(({ ctx }) => listActors(ctx.world, ctx.member)),
  list: workspaceProcedure
    .input(
      Search.extend({
        cursor: TrailMark,
        limit: pageSize(50),
      }),
    )
    .query(({ ctx, input: { actor, about, cursor, limit } }) =>
      listAudit(ctx.world, { member: ctx.member, search: { actor, about, before: cursor ?? undefined, limit } }),
    ),
  exportCsv: workspaceProcedure
    .input(Search)
    .query(({ ctx, input: { actor, about } }) =>
      exportAudit(ctx.world, { member: ctx.member, search: { actor, about } }),
    ),
});
