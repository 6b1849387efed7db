import { ok, type Result } from '../../nodes/problem';
import { lookAtConnection } from '../connections/change-connection';
import { findKnownProducts } from '../db/queries/sku-map-view';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { likeness } from './likeness';

export interface SuggestedSku {
  readonly sku: string;
  readonly title: string | null;
}

const most = 8;

/** What an unknown SKU may be called at a destination: the most alike of the products that have gone there before. */
export function suggestSkus(
  world: World,
  { member, connectionId, sku }: { member: Member; connectionId: string; sku: string },
): Promise<Result<SuggestedSku[]>> {
  return lookAtConnection({ world, member, connectionId }, async (trx) => {
    const { rows } = await findKnownProducts({ workspaceId: member.workspaceId, connectionId }).execute(trx);
    const ranked = rows
      .filter((row) => row.sku !== sku)
      .map((row) => ({ ...row, alike: likeness(sku, row.sku) }))
      .sort((a, b) => b.alike - a.alike);
    return ok(ranked.slice(0, most).map(({ sku: known, title }) => ({ sku: known, title })));
  });
}
