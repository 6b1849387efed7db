import { z } from 'zod';
import { SkuMatch } from '../../../nodes/order/sku-match';
import { Id, named, When } from './common';

export const SkuMapRow = SkuMatch.extend({
  connectionId: Id,
  connectionName: z.string(),
  createdAt: When,
  createdBy: z.string().nullable(),
}).register(named, { id: 'SkuMapRow' });

export const Resumed = z.object({ resumed: z.int().describe('Orders that waited for it and go on.') });

export const SkuMapImport = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  resumed: z.int(),
});

export const CsvFile = z.object({ csv: z.string(), fileName: z.string() });
