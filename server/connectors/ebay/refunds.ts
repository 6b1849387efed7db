import { addAmounts } from '../../../nodes/order/amount';
import type { Refund } from '../../../nodes/order/order';
import { instant } from './ebay-order';
import { amountOf } from './money';
import { type About, itemIn, named } from './naming';
import type { EbayOrder, WireLine, WireRefund } from './wire';

/**
 * eBay has paid already, so nobody else should. One refund stands with the order, with its lines, or with both under one id or at one moment; it is told once.
 */
export function toRefunds(order: EbayOrder, about: About): Refund[] {
  const whole = order.paymentSummary?.refunds ?? [];
  const claimed = new Set<OrderRefund>();
  const ofLines = partsById(order).map((parts) => {
    const twin = whole.find((one) => !claimed.has(one) && isTwin(one, parts));
    if (twin) claimed.add(twin);
    return refundOfLines(parts, { order, about, twin });
  });
  const alone = whole.filter((one) => !claimed.has(one)).map((one) => refundOfOrder(one, { order, about }));
  return [...ofLines, ...alone];
}

type OrderRefund = NonNullable<EbayOrder['paymentSummary']>['refunds'][number];
interface Part {
  readonly line: WireLine;
  readonly refund: WireRefund;
}
interface Parts {
  readonly id: string;
  readonly date: string | null | undefined;
  readonly parts: readonly Part[];
}

const idOf = ({ refundId, refundReferenceId, refundDate }: WireRefund): string =>
  refundId || refundReferenceId || refundDate || 'refund';

function partsById({ lineItems }: EbayOrder): Parts[] {
  const all = lineItems.flatMap((line) => line.refunds.map((refund) => ({ line, refund })));
  return [...new Set(all.map(({ refund }) => idOf(refund)))].map((id) => {
    const parts = all.filter(({ refund }) => idOf(refund) === id);
    return { id, date: parts[0]?.refund.refundDate, parts };
  });
}

function isTwin(one: OrderRefund, { id, date }: Parts): boolean {
  if (one.refundId === id || one.refundReferenceId === id) return true;
  return (
    !one.refundId && Boolean(one.refundDate && date) && Date.parse(one.refundDate ?? '') === Date.parse(date ?? '')
  );
}

interface Context {
  readonly order: EbayOrder;
  readonly about: About;
}

function refundOfLines(
  { id, date, parts }: Parts,
  { order, about, twin }: Context & { twin: OrderRefund | undefined },
): Refund {
  const { currency } = order.pricingSummary.total;
  const items = parts.map(({ line, refund }) => ({
    ...itemIn(order, { lineId: line.lineItemId, quantity: 0 }),
    amount: amountOf(refund.amount, currency),
  }));
  return {
    ...named(id, about),
    stage: stageOf(twin?.refundStatus, date),
    amount: twin ? amountOf(twin.amount, currency) : addAmounts(...items.map(({ amount }) => amount)),
    items,
    movesMoney: false,
    ...(date && { at: instant(date) }),
  };
}

const refundOfOrder = (one: OrderRefund, { order, about }: Context): Refund => ({
  ...named(idOf(one), about),
  stage: stageOf(one.refundStatus, one.refundDate),
  amount: amountOf(one.amount, order.pricingSummary.total.currency),
  items: [],
  movesMoney: false,
  ...(one.refundDate && { at: instant(one.refundDate) }),
});

const stages: Readonly<Record<string, Refund['stage']>> = {
  PENDING: 'pending',
  FAILED: 'failed',
  REFUNDED: 'succeeded',
};

/** The date comes with the money. */
const stageOf = (status: string | null | undefined, date: string | null | undefined): Refund['stage'] =>
  stages[status ?? ''] ?? (date ? 'succeeded' : 'pending');
