import { addAmounts } from '../../../nodes/order/amount';
import type { Amount, Cancellation, LineQuantity, Refund } from '../../../nodes/order/order';
import { type About, codesIn } from './account';
import { isTaxIncluded } from './order-lines';
import { stageAt } from './states';
import type { MiraklLine, MiraklOrder, MiraklRefund, MiraklReversal } from './wire';

interface On<Reversal> {
  readonly line: MiraklLine;
  readonly reversal: Reversal;
}

/** The rest of an order that was refused or cancelled as a whole, without entries of its own. */
export const wholeCancellation = { REFUSED: 'refused', CANCELED: 'canceled' } as const;

/**
 * Cancelations made in one call carry one time and are one cancellation. Those of no unit are only about money (toRefunds). A line
 * or order that is refused or cancelled without an entry gets one for the units that are left.
 */
export function toCancellations(order: MiraklOrder, about: About): Cancellation[] {
  const told = grouped(
    order.order_lines.flatMap((line) => line.cancelations.map((reversal) => ({ line, reversal }))).filter(hasUnits),
    ({ reversal }) => reversal.created_date ?? reversal.id,
  );
  return [...told.map((group) => fromGroup(group, about)), ...restOf(order, about)];
}

const hasUnits = ({ reversal }: On<MiraklReversal>) => (reversal.quantity ?? 0) > 0;

function fromGroup(group: readonly On<MiraklReversal>[], about: About): Cancellation {
  const [first] = group;
  const reason = first?.reversal.reason_code ?? '';
  return {
    ...named(group.map(({ reversal }) => reversal.id).toSorted(byNumber)[0] ?? '', about),
    requestedBy: askedBy(reason, about),
    stage: 'executed',
    items: group.map(({ line, reversal }) => unitsOf(line, reversal.quantity ?? 0)),
    ...(reason && { reason }),
    ...(first?.reversal.created_date && { at: first.reversal.created_date }),
  };
}

/** Mirakl does not say who wanted it; the merchant names the reasons that stand for the buyer. */
const askedBy = (reason: string, { settings }: About): Cancellation['requestedBy'] =>
  codesIn(settings.customerReasons).includes(reason) ? 'customer' : 'channel';

function restOf(order: MiraklOrder, about: About): Cancellation[] {
  return (['REFUSED', 'CANCELED'] as const).flatMap((state) => {
    const lines = order.order_lines.filter((line) => line.order_line_state === state || order.order_state === state);
    const items = lines
      .map((line) => unitsOf(line, line.quantity - cancelledUnits(line)))
      .filter(({ quantity }) => quantity > 0);
    if (items.length === 0) return [];
    const reason = order.order_state_reason_code || lines[0]?.order_line_state_reason_code || '';
    return [
      {
        ...named(wholeCancellation[state], about),
        requestedBy: state === 'REFUSED' ? ('merchant' as const) : askedBy(reason, about),
        stage: 'executed' as const,
        items,
        ...(reason && { reason }),
        at: order.last_updated_date,
      },
    ];
  });
}

export const cancelledUnits = ({ cancelations }: MiraklLine): number =>
  cancelations.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);

/** Units of a line that are still to be shipped or were: neither cancelled nor refused. */
export function keptUnits(line: MiraklLine): number {
  const isGone = ['refused', 'cancelled'].includes(stageAt(line.order_line_state));
  return isGone ? 0 : Math.max(0, line.quantity - cancelledUnits(line));
}

/** Refunds made in one call share their `order_refund_id` and are one refund. Cancelled amounts without units are refunds too. */
export function toRefunds(order: MiraklOrder, about: About): Refund[] {
  const refunds = order.order_lines.flatMap((line) => line.refunds.map((reversal) => ({ line, reversal })));
  const amountsOnly = order.order_lines
    .flatMap((line) => line.cancelations.map((reversal) => ({ line, reversal })))
    .filter((one) => !hasUnits(one));
  return [
    ...grouped(refunds, ({ reversal }) => reversal.order_refund_id || reversal.id).map((group) =>
      toRefund(group, { order, about, id: group[0]?.reversal.order_refund_id || group[0]?.reversal.id || '' }),
    ),
    ...amountsOnly.map((one) => toRefund([one], { order, about, id: `cancelation-${one.reversal.id}` })),
  ];
}

function toRefund(
  group: readonly On<MiraklReversal | MiraklRefund>[],
  { order, about, id }: { order: MiraklOrder; about: About; id: string },
): Refund {
  const shipping = addAmounts('0', ...group.map(({ reversal }) => shippingPart(reversal, order)));
  const items = group.map(({ line, reversal }) => ({
    ...unitsOf(line, reversal.quantity ?? 0),
    amount: goodsPart(reversal, order),
  }));
  const [first] = group;
  const at = first?.reversal.created_date;
  return {
    ...named(id, about),
    stage: stageOf(group),
    amount: addAmounts(shipping, ...items.map(({ amount }) => amount)),
    items,
    ...(shipping !== '0' && { shippingAmount: shipping }),
    ...(first?.reversal.reason_code && { reason: first.reversal.reason_code }),
    // The marketplace pays the buyer itself; elsewhere it is only written down.
    movesMoney: false,
    ...(at && { at }),
  };
}

function stageOf(group: readonly On<MiraklReversal | MiraklRefund>[]): Refund['stage'] {
  const states = group.map(({ reversal }) =>
    'refund_state' in reversal ? reversal.refund_state || reversal.state : 'REFUNDED',
  );
  return states.every((state) => state === 'REFUNDED') ? 'succeeded' : 'pending';
}

const goodsPart = ({ amount, taxes, fees }: MiraklReversal, order: MiraklOrder): Amount =>
  addAmounts(amount, ...fees.map((fee) => fee.amount), ...(isTaxIncluded(order) ? [] : taxes.map((tax) => tax.amount)));

const shippingPart = ({ shipping_amount, shipping_taxes }: MiraklReversal, order: MiraklOrder): Amount =>
  addAmounts(shipping_amount, ...(isTaxIncluded(order) ? [] : shipping_taxes.map(({ amount }) => amount)));

const unitsOf = ({ order_line_id, offer_sku }: MiraklLine, quantity: number): LineQuantity => ({
  lineId: order_line_id,
  ...(offer_sku && { sku: offer_sku }),
  quantity,
});

const named = (id: string, { connectionId }: About) => ({ id, externalIds: { [connectionId]: id } });

const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

function grouped<One>(list: readonly One[], keyOf: (one: One) => string): One[][] {
  const groups = new Map<string, One[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}
