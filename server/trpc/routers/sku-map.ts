import { z } from 'zod';
import { FurtherParts, SkuMatch } from '../../../nodes/order/sku-match';
import { exportSkuMap } from '../../skumap/export-sku-map';
import { importSkuMap } from '../../skumap/import-sku-map';
import { listSkuMap } from '../../skumap/list-sku-map';
import { removeSku } from '../../skumap/remove-sku';
import { setSku } from '../../skumap/set-sku';
import { decodeSkuPage } from '../../skumap/sku-page';
import { suggestSkus } from '../../skumap/suggest-skus';
import { Id, Line, pageSize } from '../inputs';
import { router, unwrap, workspaceProcedure } from '../procedures';

const AtConnection = z.object({ connectionId: Id });
const OneSku = AtConnection.extend({ sku: Line(200) });

export const skuMapRouter = router({
  list: workspaceProcedure
    .input(
      z.object({
        connectionId: Id.optional(),
        search: z.string().trim().max(200).optional(),
        cursor: z
          .string()
          .max(1000)
          .refine((text) => decodeSkuPage(text) !== null, 'This page mark is not one of ours. Load the list again.')
          .nullish(),
        limit: pageSize(100),
      }),
    )
    .query(({ ctx, input }) => listSkuMap(ctx.world, { member: ctx.member, search: input })),

  set: workspaceProcedure
    .input(
      OneSku.extend({
        targetSku: Line(200),
        units: SkuMatch.shape.units.default(1),
        further: FurtherParts.default([]),
      }),
    )
    .mutation(async ({ ctx, input }) => unwrap(await setSku(ctx.world, { member: ctx.member, ...input }))),

  remove: workspaceProcedure
    .input(OneSku)
    .mutation(async ({ ctx, input }) => unwrap(await removeSku(ctx.world, { member: ctx.member, ...input }))),

  importCsv: workspaceProcedure
    .input(AtConnection.extend({ csv: z.string().max(900_000) }))
    .mutation(async ({ ctx, input }) => unwrap(await importSkuMap(ctx.world, { member: ctx.member, ...input }))),

  exportCsv: workspaceProcedure
    .input(AtConnection)
    .query(async ({ ctx, input }) => unwrap(await exportSkuMap(ctx.world, { member: ctx.member, ...input }))),

  suggest: workspaceProcedure
    .input(OneSku)
    .query(async ({ ctx, input }) => unwrap(await suggestSkus(ctx.world, { member: ctx.member, ...input }))),
});
