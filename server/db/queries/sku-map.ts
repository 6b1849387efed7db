import type { Trx } from '../with-workspace';

/** Our SKU and the one a connection knows it by, as people have mapped them; one of ours may be several of theirs. */
export const findSkuMap = (trx: Trx, { workspaceId, connectionId }: { workspaceId: string; connectionId: string }) =>
  trx
    .selectFrom('sku_map')
    .select(['sku', 'target_sku as targetSku', 'units', 'further'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId);
