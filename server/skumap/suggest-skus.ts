import { ok, type Result } from '../../nodes/problem';
import { lookAtConnection } from '../connections/change-connection';
import { findKnownProducts, findWanted } from '../db/queries/sku-map-view';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { rankProducts } from './rank-products';

export interface SuggestedSku {
  readonly sku: string;
  readonly title: string | null;
  /** It has the same barcode: no guess, though a person still decides. */
  readonly sameBarcode: boolean;
}

const most = 8;

/**
 * What an unknown SKU may be called at a destination, of the products that have gone there before: the one with the same barcode
 * first, then by how alike SKU and title are.
 */
export function suggestSkus(
  world: World,
  { member, connectionId, sku }: { member: Member; connectionId: string; sku: string },
): Promise<Result<SuggestedSku[]>> {
  return lookAtConnection({ world, member, connectionId }, async (trx) => {
    const at = { workspaceId: member.workspaceId, connectionId };
    const { rows } = await findKnownProducts(at).execute(trx);
    const [wanted = { title: null, gtin: null }] = (await findWanted({ ...at, sku }).execute(trx)).rows;
    return ok(rankProducts({ sku, ...wanted }, rows).slice(0, most));
  });
}
