import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { changeConnection } from '../connections/change-connection';
import type { Trx } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { resumeForSkus } from './resume-for-skus';

export interface SkuMatch {
  readonly member: Member;
  readonly connectionId: string;
  readonly sku: string;
  readonly targetSku: string;
}

/** Says what a SKU is called at a destination; orders that waited for that go on at once. */
export function setSku(world: World, match: SkuMatch): Promise<Result<{ resumed: number }>> {
  const { member, connectionId, sku, targetSku } = match;
  return changeConnection({ world, member, connectionId }, async (trx) => {
    if (sku === targetSku) return failed(sameSku);
    const before = await upsertMatches(trx, { member, connectionId, matches: [{ sku, targetSku }] });
    const resumed = await resumeForSkus(trx, { member, connectionId, skus: [sku] });
    await recordAudit(trx, {
      member,
      deed: {
        action: 'skuMap.set',
        target: connectionId,
        before: before[0] ?? null,
        after: { sku, targetSku, resumed },
      },
    });
    return ok({ resumed });
  });
}

interface Upserting {
  readonly member: Member;
  readonly connectionId: string;
  readonly matches: readonly { readonly sku: string; readonly targetSku: string }[];
}

/** @returns the matches there were before for the same SKUs */
export async function upsertMatches(trx: Trx, { member, connectionId, matches }: Upserting) {
  const { workspaceId, userId } = member;
  const skus = matches.map(({ sku }) => sku);
  const before = await trx
    .selectFrom('sku_map')
    .select(['sku', 'target_sku as targetSku'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('sku', 'in', skus)
    .execute();
  await trx
    .insertInto('sku_map')
    .values(
      matches.map(({ sku, targetSku }) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        sku,
        target_sku: targetSku,
        created_by: userId,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'connection_id', 'sku'])
        .doUpdateSet({ target_sku: (eb) => eb.ref('excluded.target_sku'), created_by: userId }),
    )
    .execute();
  return before;
}

const sameSku: Problem = {
  code: 'skuMap.same',
  message: 'Both SKUs are the same; that needs no match.',
  advice: 'If the destination does not know it, create the product there and try again.',
  subject: 'targetSku',
  retry: 'never',
};
