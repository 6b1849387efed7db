import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord } from '../contract';
import { acceptOrders } from './accept-orders';
import type { MiraklCall } from './account';
import { withParts } from './fetch-parts';
import { readOrders } from './read-orders';

/** A Mirakl order's id is the number people see: the basket's, with a letter per seller. */
export async function getOrder(call: MiraklCall & { idOrNumber: string }): Promise<Result<InboxRecord | null>> {
  const wanted = call.idOrNumber.trim();
  // A comma would ask for several, and an empty text for all.
  if (wanted === '' || wanted.includes(',')) return ok(null);
  const found = await readOrders(call, [wanted]);
  if (!found.ok) return found;
  const accepted = await acceptOrders(
    call,
    found.value.filter(({ order_id }) => order_id === wanted),
  );
  if (!accepted.ok) return accepted;
  const records = await withParts(call, accepted.value);
  return records.ok ? ok(records.value[0] ?? null) : records;
}
