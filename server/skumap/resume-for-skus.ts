import { signResolved } from '../db/queries/order-moves';
import type { Trx } from '../db/with-workspace';
import { retryDeliveries } from '../jobs/intervene';
import type { Member } from '../workspaces/member';

/** Sends again what waited at this connection for these SKUs. @returns how many deliveries go on */
export async function resumeForSkus(
  trx: Trx,
  { member, connectionId, skus }: { member: Member; connectionId: string; skus: readonly string[] },
): Promise<number> {
  const { workspaceId, userId } = member;
  const problems = await trx
    .selectFrom('problem')
    .select(['id', 'delivery_id as deliveryId'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('code', 'in', ['sku.unknown', 'sku.ambiguous'])
    .where('subject', 'in', [...skus])
    .where('resolved_at', 'is', null)
    .execute();
  const deliveryIds = problems.flatMap(({ deliveryId }) => deliveryId ?? []);
  const resumed = await retryDeliveries(trx, { workspaceId, deliveryIds });
  await signResolved(trx, { workspaceId, problemIds: problems.map(({ id }) => id), userId }).execute();
  return resumed;
}
