import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

export interface SkuMapFilter {
  readonly workspaceId: string;
  readonly connectionId: string | null;
  readonly search: string | null;
  /** The last row of the page before. */
  readonly after: { readonly connectionId: string; readonly sku: string } | null;
  readonly limit: number;
}

/** A page of matches, by connection and SKU. Reads the primary key. */
export const findSkuMap = (trx: Trx, { workspaceId, connectionId, search, after, limit }: SkuMapFilter) =>
  trx
    .selectFrom('sku_map as map')
    .innerJoin('connection', (join) =>
      join.onRef('connection.workspace_id', '=', 'map.workspace_id').onRef('connection.id', '=', 'map.connection_id'),
    )
    .leftJoin('auth_user as creator', 'creator.id', 'map.created_by')
    .select(['map.connection_id as connectionId', 'connection.name as connectionName', 'map.sku'])
    .select(['map.target_sku as targetSku', 'map.created_at as createdAt', 'creator.name as createdBy'])
    .where('map.workspace_id', '=', workspaceId)
    .where('connection.archived_at', 'is', null)
    .$if(connectionId !== null, (all) => all.where('map.connection_id', '=', connectionId ?? ''))
    .$if(search !== null, (all) =>
      all.where(sql<boolean>`position(lower(${search}) in lower(map.sku || ' ' || map.target_sku)) > 0`),
    )
    .$if(after !== null, (all) =>
      all.where(sql<boolean>`(map.connection_id, map.sku) > (${after?.connectionId}::uuid, ${after?.sku})`),
    )
    .orderBy('map.connection_id')
    .orderBy('map.sku')
    .limit(limit);

/** Products that orders sent to this connection have had, newest orders first; each SKU once. */
export const findKnownProducts = ({ workspaceId, connectionId }: { workspaceId: string; connectionId: string }) => sql<{
  sku: string;
  title: string | null;
}>`
  with sent as (
    select order_id from delivery
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and operation = 'order' and state = 'delivered'
    order by seq desc limit 500
  ), line as (
    select item ->> 'sku' as sku, item ->> 'title' as title
    from sent join "order" one on one.workspace_id = ${workspaceId} and one.id = sent.order_id,
      jsonb_array_elements(one.content -> 'lines') item
    union all
    select target_sku, null from sku_map where workspace_id = ${workspaceId} and connection_id = ${connectionId}
  )
  select sku, max(title) as title from line where sku is not null
    and sku not in (select sku from sku_map where workspace_id = ${workspaceId} and connection_id = ${connectionId})
  group by sku order by count(*) desc limit 2000`;
