import { ok, type Result } from '../../nodes/problem';
import { lookAtConnection } from '../connections/change-connection';
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
    const pairs = await trx
      .selectFrom('sku_map')
      .select(['sku', 'target_sku as targetSku'])
      .where('workspace_id', '=', member.workspaceId)
      .where('connection_id', '=', connectionId)
      .orderBy('sku')
      .execute();
    return ok({ csv: writeCsv(pairs), fileName: `sku-map-${slugFor(name)}.csv` });
  });
}
