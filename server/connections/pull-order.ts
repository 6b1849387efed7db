import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import { pullOrder as pullFromChannel } from '../inbox/pull-order';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { lookAtConnection } from './change-connection';

export interface PulledOrder {
  /** Null while it is still being read, and when there is no such order. */
  readonly orderId: string | null;
  readonly message: string;
}

interface Request {
  readonly member: Member;
  readonly connectionId: string;
  readonly number: string;
}

/** Fetches one order by its number and waits a moment for it to be taken in, so that the person can be led to it. */
export async function pullOrder(world: World, request: Request): Promise<Result<PulledOrder>> {
  const { member, connectionId, number } = request;
  const { workspaceId } = member;
  const asked = await lookAtConnection({ world, member, connectionId }, async (trx, { name }) => {
    await recordAudit(trx, {
      member,
      deed: { action: 'connection.orderPulled', target: connectionId, after: { number } },
    });
    return ok({ name });
  });
  if (!asked.ok) return asked;
  const { name } = asked.value;
  const pulled = await pullFromChannel(world, { workspaceId, connectionId, number });
  if (!pulled.ok) return pulled;
  if (!pulled.value) return ok({ orderId: null, message: `${name} knows no order ${number}.` });
  const { externalOrderId, isNews } = pulled.value;
  const orderId = await untilKnown(world, { workspaceId, connectionId, externalOrderId });
  if (orderId === null) return ok({ orderId, message: `Order ${number} was found and is being taken in.` });
  return ok({
    orderId,
    message: isNews ? `Order ${number} was read anew.` : `Order ${number} was known already, just so.`,
  });
}

interface Name {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly externalOrderId: string;
}

/** Our id of an order by either of its names; null when it has not been decided within three seconds. */
async function untilKnown({ db }: World, name: Name): Promise<string | null> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const found = await withWorkspace(db, name.workspaceId, async (trx) => {
      const order = await trx
        .selectFrom('order')
        .select('id')
        .where('workspace_id', '=', name.workspaceId)
        .where('connection_id', '=', name.connectionId)
        .where('external_id', '=', name.externalOrderId)
        .executeTakeFirst();
      if (order) return order.id;
      const link = await trx
        .selectFrom('order_link')
        .select('order_id as id')
        .where('workspace_id', '=', name.workspaceId)
        .where('connection_id', '=', name.connectionId)
        .where('remote_id', '=', name.externalOrderId)
        .executeTakeFirst();
      return link?.id ?? null;
    });
    if (found !== null) return found;
    await pause(150);
  }
  return null;
}
