import { addAmounts, isZeroAmount, subtractAmount } from '../../../nodes/order/amount';
import type { Amount } from '../../../nodes/order/order';
import { ok, type Result } from '../../../nodes/problem';
import type { WooCall } from './account';
import { metaKeys, metaText } from './meta';
import { WooOrder } from './wire';
import { orderPath, writeWoo } from './woo-client';

const marked = { key: metaKeys.part, value: 'difference' };

/** One untaxed fee that takes up what rounding leaves, and what the source's total has beyond its parts. */
export async function keepTotal(
  call: WooCall,
  { order, total }: { order: WooOrder; total: Amount },
): Promise<Result<WooOrder>> {
  const off = subtractAmount(total, order.total);
  if (isZeroAmount(off)) return ok(order);
  const fee = order.fee_lines.find(({ meta_data }) => metaText(meta_data, marked.key) === marked.value);
  const line = fee
    ? { id: fee.id, total: addAmounts(fee.total, off) }
    : { name: 'Difference to the marketplace’s total', tax_status: 'none', total: off, meta_data: [marked] };
  const path = orderPath(String(order.id));
  return writeWoo(call, { method: 'PUT', path, json: { fee_lines: [line] }, answer: WooOrder });
}
