import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord } from '../contract';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { listOrders, readOrder } from './operations';
import { inboxRecord } from './record';
import { Shop } from './standing';

const Row = z.looseObject({ id: z.string(), code: z.string() });

/** By the code people see, else by id. */
export async function getOrder(call: VendureCall, idOrNumber: string): Promise<Result<InboxRecord | null>> {
  const byCode = await ask(call, {
    query: listOrders(call.settings),
    variables: { options: { take: 5, filter: { code: { eq: idOrNumber } } } },
    answer: z.object({ globalSettings: Shop, orders: z.object({ items: z.array(Row) }) }),
  });
  if (!byCode.ok) return byCode;
  const order = byCode.value.orders.items.find(({ code }) => code === idOrNumber);
  if (order) return ok(inboxRecord({ ...byCode.value.globalSettings, order }, order.id));

  const byId = await ask(call, {
    query: readOrder(call.settings),
    variables: { id: idOrNumber },
    answer: z.object({ globalSettings: Shop, order: Row.nullable() }),
  });
  if (!byId.ok) return byId;
  const { order: found, globalSettings } = byId.value;
  return ok(found?.id === idOrNumber ? inboxRecord({ ...globalSettings, order: found }, found.id) : null);
}
