import { FurtherParts, type SkuMatch } from '../../nodes/order/sku-match';
import { findSkuMap } from '../db/queries/sku-map-view';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { decodeSkuPage, encodeSkuPage } from './sku-page';

export interface SkuMapRow extends SkuMatch {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
}

export interface SkuMapSearch {
  readonly connectionId?: string | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

/** Which SKU of ours is which at a destination. */
export async function listSkuMap(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, search }: { member: Member; search: SkuMapSearch },
): Promise<{ rows: SkuMapRow[]; nextCursor: string | null }> {
  const found = await withWorkspace(db, workspaceId, (trx) =>
    findSkuMap(trx, {
      workspaceId,
      connectionId: search.connectionId ?? null,
      search: search.search?.replaceAll('\0', '') || null,
      after: search.cursor ? decodeSkuPage(search.cursor) : null,
      limit: search.limit + 1,
    }).execute(),
  );
  const rows = found.slice(0, search.limit).map((row) => ({
    ...row,
    further: FurtherParts.parse(row.further),
    createdAt: row.createdAt.toISOString(),
  }));
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > search.limit && last ? encodeSkuPage(last) : null };
}
