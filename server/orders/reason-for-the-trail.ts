import { Order } from '../../nodes/order/order';
import type { Trx } from '../db/with-workspace';
import { coverTexts, personalTexts } from './personal-data';

interface Said {
  readonly workspaceId: string;
  readonly orderIds: readonly (string | null)[];
  readonly reason: string;
}

/** A reason names few. */
const most = 200;

/** The audit trail cannot be changed, so it is told a reason without whom it is about; on the order it stays as it was written. */
export async function reasonForTheTrail(trx: Trx, { workspaceId, orderIds, reason }: Said): Promise<string> {
  const ids = [...new Set(orderIds.flatMap((id) => id ?? []))].slice(0, most);
  if (ids.length === 0) return reason;
  const rows = await trx
    .selectFrom('order')
    .select('content')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute();
  const texts = rows.flatMap(({ content }) => {
    const order = Order.safeParse(content);
    return order.success ? personalTexts(order.data) : [];
  });
  return coverTexts(
    reason,
    [...new Set(texts)].sort((a, b) => b.length - a.length),
  );
}
