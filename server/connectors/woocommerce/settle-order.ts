import { addAmounts, compareAmounts, isZeroAmount } from '../../../nodes/order/amount';
import type { Amount } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { scaleAmount } from '../exact';
import type { WooCall } from './account';
import { keepTotal } from './keep-total';
import { metaKeys, metaText } from './meta';
import type { OrderWork } from './order-body';
import type { PlannedPart } from './order-plan';
import { WooOrder, type WooTax } from './wire';
import { orderPath, writeWoo } from './woo-client';

interface Settling {
  readonly work: OrderWork;
  readonly order: WooOrder;
}

/**
 * Brings an order to the plan's total, to the minor unit: first the net amounts that come to each part's gross under the shop's own
 * tax rates, then one untaxed fee for the rest. Each step starts from what the shop says now, so it does not matter where an
 * earlier try ended.
 */
export async function settleOrder(call: WooCall, settling: Settling): Promise<Result<WooOrder>> {
  const netted = await settleNets(call, settling);
  if (!netted.ok) return netted;
  const { total } = settling.work.plan;
  const settled = await keepTotal(call, { order: netted.value, total });
  if (!settled.ok) return settled;
  return compareAmounts(settled.value.total, total) === 0 ? settled : failed(unholdable(settling.work, settled.value));
}

async function settleNets(call: WooCall, { work, order }: Settling): Promise<Result<WooOrder>> {
  const { plan } = work;
  const changes = {
    line_items: plan.lines.flatMap((part) => lineChange(part, order)),
    shipping_lines: plan.shipping.flatMap((part) => sideChange(part, { rows: order.shipping_lines, order })),
    fee_lines: plan.fees.flatMap((part) => sideChange(part, { rows: order.fee_lines, order })),
  };
  const wanted = Object.entries(changes).filter(([, rows]) => rows.length > 0);
  return wanted.length === 0 ? ok(order) : change(call, { order, json: Object.fromEntries(wanted) });
}

function lineChange(part: PlannedPart, order: WooOrder) {
  const row = order.line_items.find(({ meta_data }) => metaText(meta_data, metaKeys.line) === part.key);
  const net = row && netUnder(row, { part, order });
  if (!net) return [];
  return [{ id: row.id, subtotal: net(part.grossBefore), total: net(part.gross) }];
}

interface Row {
  readonly id: number;
  readonly total: Amount;
  readonly total_tax: Amount;
  readonly taxes: readonly WooTax[];
  readonly meta_data: WooOrder['meta_data'];
}

function sideChange(part: PlannedPart, { rows, order }: { rows: readonly Row[]; order: WooOrder }) {
  const row = rows.find(({ meta_data }) => metaText(meta_data, metaKeys.part) === part.key);
  const net = row && netUnder(row, { part, order });
  return net ? [{ id: row.id, total: net(part.gross) }] : [];
}

/** Null when the row comes to its gross already. Else what turns a gross amount into the net the shop's rates make it of. */
function netUnder(
  row: Row,
  { part, order }: { part: PlannedPart; order: WooOrder },
): ((gross: Amount) => Amount) | null {
  if (compareAmounts(addAmounts(row.total, row.total_tax), part.gross) === 0) return null;
  const factor = taxFactor(row, order);
  return factor === null ? null : (amount) => scaleAmount(amount, { by: factor, decimals: 6 });
}

/** 1.21 for 21 %: from the rates where the shop tells them, else from the row's own amounts. Null without tax or amount. */
function taxFactor({ total, total_tax, taxes }: Row, { tax_lines }: WooOrder): string | null {
  const rates = taxes.map(({ id }) => tax_lines.find(({ rate_id }) => rate_id === id));
  const percents = rates.flatMap((rate) => (rate?.rate_percent && !rate.compound ? [String(rate.rate_percent)] : []));
  if (percents.length > 0 && percents.length === taxes.length) {
    return scaleAmount(addAmounts('100', ...percents), { by: '100' });
  }
  if (isZeroAmount(total) || isZeroAmount(total_tax)) return null;
  return scaleAmount(addAmounts(total, total_tax), { by: total, decimals: 12 });
}

const change = (call: WooCall, { order, json }: { order: WooOrder; json: unknown }): Promise<Result<WooOrder>> =>
  writeWoo(call, { method: 'PUT', path: orderPath(String(order.id)), json, answer: WooOrder });

const unholdable = ({ request, plan }: OrderWork, { total }: WooOrder): Problem => ({
  code: 'destination.totals',
  message: `WooCommerce makes this order ${total} ${request.order.currency}; the buyer paid ${plan.total}.`,
  advice: 'Check the number of decimals under WooCommerce → Settings → General, then try again.',
  retry: 'never',
});
