import type { Operation } from './operation';
import { connectionOperations } from './operations/connections';
import { fileOperations } from './operations/files';
import { flowOperations } from './operations/flows';
import { orderOperations } from './operations/orders';
import { problemOperations } from './operations/problems';
import { skuMapOperations } from './operations/sku-map';
import { templateOperations } from './operations/templates';
import { workspaceOperations } from './operations/workspace';

/** Every address of the HTTP API. Which role may call which is the procedure's own affair: server/auth/permissions.ts. */
export const allOperations: readonly Operation[] = [
  ...workspaceOperations,
  ...flowOperations,
  ...orderOperations,
  ...problemOperations,
  ...connectionOperations,
  ...skuMapOperations,
  ...templateOperations,
  ...fileOperations,
];
