import { z } from 'zod';
import { SkuMatch } from '../../nodes/order/sku-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { changeConnection } from '../connections/change-connection';
import { findSkuMap } from '../db/queries/sku-map';
import type { Trx } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { resumeForSkus } from './resume-for-skus';

export interface SettingSku extends SkuMatch {
  readonly member: Member;
  readonly connectionId: string;
}

/** Says what a SKU is at a destination, one product or several; orders that waited for that go on at once. */
export function setSku(
  world: World,
  { member, connectionId, ...match }: SettingSku,
): Promise<Result<{ resumed: number }>> {
  return changeConnection({ world, member, connectionId }, async (trx) => {
    const { sku, targetSku, units, further } = match;
    if (sku === targetSku && units === 1 && further.length === 0) return failed(sameSku);
    const before = await upsertMatches(trx, { member, connectionId, matches: [match] });
    const resumed = await resumeForSkus(trx, { member, connectionId, skus: [sku] });
    await recordAudit(trx, {
      member,
      deed: {
        action: 'skuMap.set',
        target: connectionId,
        before: before[0] ?? null,
        after: { ...match, resumed },
      },
    });
    return ok({ resumed });
  });
}

interface Upserting {
  readonly member: Member;
  readonly connectionId: string;
  readonly matches: readonly SkuMatch[];
}

/** @returns the matches there were before for the same SKUs */
export async function upsertMatches(
  trx: Trx,
  { member, connectionId, matches }: Upserting,
): Promise<readonly SkuMatch[]> {
  const { workspaceId, userId } = member;
  const skus = matches.map(({ sku }) => sku);
  const before = await findSkuMap(trx, { workspaceId, connectionId }).where('sku', 'in', skus).execute();
  await trx
    .insertInto('sku_map')
    .values(
      matches.map(({ sku, targetSku, units, further }) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        sku,
        target_sku: targetSku,
        units,
        further: JSON.stringify(further),
        created_by: userId,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'connection_id', 'sku']).doUpdateSet((eb) => ({
        target_sku: eb.ref('excluded.target_sku'),
        units: eb.ref('excluded.units'),
        further: eb.ref('excluded.further'),
        created_by: userId,
      })),
    )
    .execute();
  return z.array(SkuMatch).parse(before);
}

const sameSku: Problem = {
  code: 'skuMap.same',
  message: 'Both SKUs are the same; that needs no match.',
  advice: 'If the destination does not know it, create the product there and try again.',
  subject: 'targetSku',
  retry: 'never',
};
