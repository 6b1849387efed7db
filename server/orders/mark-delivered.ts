import type { Result } from '../../nodes/problem';
import { settleDelivery } from '../jobs/intervene';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { moveDelivery } from './move-delivery';

/** A person has looked at the destination: it is there, under this id. */
export const markDelivered = (
  world: Pick<World, 'db'>,
  { member, deliveryId, remoteId }: { member: Member; deliveryId: string; remoteId: string },
): Promise<Result<Record<never, never>>> =>
  moveDelivery(world, {
    member,
    deliveryId,
    deed: { action: 'delivery.markedDelivered' },
    said: { remoteId },
    move: (trx, delivery) =>
      settleDelivery(trx, { ...delivery, link: { remoteId }, note: 'Marked as published by hand.' }),
  });
