import { z } from 'zod';
import { exportAudit } from '../../audit/export-audit';
import { listAudit } from '../../audit/list-audit';
import { pageSize } from '../inputs';
import { router, workspaceProcedure } from '../procedures';

const Search = z.object({
  actor: z.string().max(64).optional(),
  about: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .optional(),
});

export const auditRouter = router({
  list: workspaceProcedure
    .input(
      Search.extend({
        cursor: z
          .string()
          .regex(/^\d{1,18}$/, 'This page mark is not one of ours. Load the list again.')
          .nullish(),
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
