import { z } from 'zod';
import { SkuMatch } from '../../nodes/order/sku-match';
import { ok, type Result } from '../../nodes/problem';
import { lookAtConnection } from '../connections/change-connection';
import { findSkuMap } from '../db/queries/sku-map';
import { slugFor } from '../workspaces/create-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { writeCsv } from './csv';

/** Every match of one destination as a file to open in a spreadsheet and bring back. */
export function exportSkuMap(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<{ csv: string; fileName: string }>> {
  return lookAtConnection({ world, member, connectionId }, async (trx, { name }) => {
    const rows = await findSkuMap(trx, { workspaceId: member.workspaceId, connectionId }).orderBy('sku').execute();
    return ok({ csv: writeCsv(z.array(SkuMatch).parse(rows)), fileName: `sku-map-${slugFor(name)}.csv` });
  });
}
