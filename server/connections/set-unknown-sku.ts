import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { signResolved } from '../db/queries/order-moves';
import type { Trx } from '../db/with-workspace';
import type { UnknownSku } from '../engine/unknown-sku';
import { retryDeliveries } from '../jobs/intervene';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeConnection, updateRow } from './change-connection';

interface Choosing {
  readonly member: Member;
  readonly connectionId: string;
  readonly unknownSku: UnknownSku;
}

/** Says what becomes of products this destination does not know. Orders that wait for one are sent again at once. */
export function setUnknownSku(
  world: World,
  { member, connectionId, unknownSku }: Choosing,
): Promise<Result<{ resumed: number }>> {
  return changeConnection({ world, member, connectionId }, async (trx, { type, unknownSku: before }) => {
    const writer = type.writes.order;
    if (!writer) return failed(takesNoOrders(type.name));
    if (unknownSku === 'custom' && !writer.customLines) return failed(noCustomLines(type.name));
    await updateRow(trx, { member, connectionId }).set({ unknown_sku: unknownSku }).execute();
    const resumed = unknownSku === 'hold' ? 0 : await resumeUnknown(trx, { member, connectionId });
    await recordAudit(trx, {
      member,
      deed: {
        action: 'connection.unknownSku',
        target: connectionId,
        before: { unknownSku: before },
        after: { unknownSku, resumed },
      },
    });
    return ok({ resumed });
  });
}

async function resumeUnknown(
  trx: Trx,
  { member: { workspaceId, userId }, connectionId }: Pick<Choosing, 'member' | 'connectionId'>,
): Promise<number> {
  const problems = await trx
    .selectFrom('problem')
    .select(['id', 'delivery_id as deliveryId'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('code', '=', 'sku.unknown')
    .where('resolved_at', 'is', null)
    .execute();
  const deliveryIds = problems.flatMap(({ deliveryId }) => deliveryId ?? []);
  const resumed = await retryDeliveries(trx, { workspaceId, deliveryIds });
  await signResolved(trx, { workspaceId, problemIds: problems.map(({ id }) => id), userId }).execute();
  return resumed;
}

const takesNoOrders = (name: string): Problem => ({
  code: 'connection.takesNoOrders',
  message: `${name} takes no orders, so there is nothing to choose.`,
  retry: 'never',
});

const noCustomLines = (name: string): Problem => ({
  code: 'connection.noCustomLines',
  message: `${name} takes no lines without a product.`,
  advice: 'Hold such orders, or leave the product out.',
  retry: 'never',
  subject: 'unknownSku',
});
