import type { Result } from '../../nodes/problem';
import { skipDelivery as skipInLedger } from '../jobs/intervene';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { moveDelivery } from './move-delivery';

/** It shall not be sent; the reason stays on the order. */
export const skipDelivery = (
  world: Pick<World, 'db'>,
  { member, deliveryId, reason }: { member: Member; deliveryId: string; reason: string },
): Promise<Result<Record<never, never>>> =>
  moveDelivery(world, {
    member,
    deliveryId,
    deed: { action: 'delivery.skipped' },
    said: { reason },
    move: (trx, delivery) => skipInLedger(trx, { ...delivery, note: reason }),
  });
