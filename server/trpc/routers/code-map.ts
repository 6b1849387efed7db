import { z } from 'zod';
import { CodeKind, CodeMatch, UnknownCode } from '../../../nodes/order/code-match';
import { exportCodeMap } from '../../codemap/export-code-map';
import { getCodeMap } from '../../codemap/get-code-map';
import { importCodeMap } from '../../codemap/import-code-map';
import { removeCode } from '../../codemap/remove-code';
import { setCode } from '../../codemap/set-code';
import { setUnknownCode } from '../../codemap/set-unknown-code';
import { suggestCodes } from '../../codemap/suggest-codes';
import { Id, Line } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const AtConnection = z.object({ connectionId: Id });

export const codeMapRouter = router({
  get: workspaceProcedure
    .input(AtConnection)
    .query(async ({ ctx, input }) => unwrap(await getCodeMap(ctx.world, { member: ctx.member, ...input }))),

  suggest: workspaceProcedure
    .input(AtConnection.extend({ kind: CodeKind, code: z.string().trim().max(200) }))
    .query(async ({ ctx, input }) => unwrap(await suggestCodes(ctx.world, { member: ctx.member, ...input }))),

  set: workspaceProcedure
    .input(
      AtConnection.extend({
        ...CodeMatch.shape,
        code: Line(200),
        target: Line(200),
        service: CodeMatch.shape.service.default(null),
        trackingUrl: CodeMatch.shape.trackingUrl.default(null),
      }),
    )
    .mutation(async ({ ctx, input: { connectionId, ...match } }) =>
      unwrap(await setCode(ctx.world, { member: ctx.member, connectionId, match: CodeMatch.parse(match) })),
    ),

  remove: workspaceProcedure
    .input(AtConnection.extend({ kind: CodeKind, code: Line(200) }))
    .mutation(async ({ ctx, input }) => unwrap(await removeCode(ctx.world, { member: ctx.member, ...input }))),

  setUnknown: workspaceProcedure
    .input(AtConnection.extend({ unknown: UnknownCode }))
    .mutation(async ({ ctx, input }) => unwrap(await setUnknownCode(ctx.world, { member: ctx.member, ...input }))),

  importCsv: workspaceProcedure
    .input(AtConnection.extend({ csv: z.string().max(900_000) }))
    .mutation(async ({ ctx, input }) => unwrap(await importCodeMap(ctx.world, { member: ctx.member, ...input }))),

  exportCsv: workspaceProcedure
    .input(AtConnection)
    .query(async ({ ctx, input }) => unwrap(await exportCodeMap(ctx.world, { member: ctx.member, ...input }))),
});
