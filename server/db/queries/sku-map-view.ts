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
    .select(['map.units', 'map.further'])
    .select(['map.target_sku as targetSku', 'map.created_at as createdAt', 'creator.name as createdBy'])
    .where('map.workspace_id', '=', workspaceId)
    .where('connection.archived_at', 'is', null)
    .$if(connectionId !== null, (all) => all.where('map.connection_id', '=', connectionId ?? ''))
    .$if(search !== null, (all) =>
      all.where(
        sql<boolean>`position(lower(${search}) in lower(map.sku || ' ' || map.target_sku || ' ' || map.further::text)) > 0`,
      ),
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
  gtin: string | null;
}>`
  with sent as (
    select order_id from delivery
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and operation = 'order' and state = 'delivered'
    order by seq desc limit 500
  ), line as (
    select item ->> 'sku' as sku, item ->> 'title' as title, item ->> 'gtin' as gtin
    from sent join "order" one on one.workspace_id = ${workspaceId} and one.id = sent.order_id,
      jsonb_array_elements(one.content -> 'lines') item
    union all
    select target_sku, null, null from sku_map where workspace_id = ${workspaceId} and connection_id = ${connectionId}
  )
  select sku, max(title) as title, max(gtin) as gtin from line where sku is not null
    and sku not in (select sku from sku_map where workspace_id = ${workspaceId} and connection_id = ${connectionId})
  group by sku order by count(*) desc limit 2000`;

/** What the newest order that waits for this SKU says of it. */
export const findWanted = (wanted: { workspaceId: string; connectionId: string; sku: string }) => sql<{
  title: string | null;
  gtin: string | null;
}>`
  select item ->> 'title' as title, item ->> 'gtin' as gtin
  from problem
  join "order" one on one.workspace_id = problem.workspace_id and one.id = problem.order_id,
    jsonb_array_elements(one.content -> 'lines') item
  where problem.workspace_id = ${wanted.workspaceId} and problem.connection_id = ${wanted.connectionId}
    and problem.subject = ${wanted.sku} and problem.resolved_at is null
    and (item ->> 'sku' = ${wanted.sku} or item ->> 'channelItemId' = ${wanted.sku})
  order by one.received_at desc limit 1`;
