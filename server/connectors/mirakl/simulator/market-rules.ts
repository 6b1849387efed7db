import { addAmounts, compareAmounts, subtractAmount } from '../../../../nodes/order/amount';
import type { MarketDetails, MarketLine, MarketShipment } from './market-details';
import { priceOf } from './show-order';

/** What an operator refuses: the code or the sentence of its answer. */
export interface Refusal {
  readonly code?: string;
  readonly message: string;
}
export type Changed = { readonly details: Partial<MarketDetails> } | { readonly refusal: Refusal };

const wrongState = (details: MarketDetails): Changed => ({
  refusal: { code: 'ORDER_INVALID_STATE', message: `The order status is '${details.state}'.` },
});

export interface Decision {
  readonly id: string;
  readonly accepted: boolean;
}

/** OR21: a word on every line, or none counts. The buyer is debited at once, unless told otherwise. */
export function decide(
  details: MarketDetails,
  { decisions, at, debit }: { decisions: readonly Decision[]; at: string; debit: 'atOnce' | 'later' },
): Changed {
  if (details.state !== 'WAITING_ACCEPTANCE') return wrongState(details);
  const verdicts = new Map(decisions.map(({ id, accepted }) => [id, accepted]));
  if (details.lines.some(({ id }) => !verdicts.has(id))) {
    return { refusal: { code: 'ORDER_LINE_ACCEPTANCE_DECISION_MISSING', message: 'Some order lines are missing.' } };
  }
  const next = debit === 'atOnce' ? 'SHIPPING' : 'WAITING_DEBIT_PAYMENT';
  const isAnyAccepted = details.lines.some(({ id }) => verdicts.get(id));
  const lines = details.lines.map((line) => ({ ...line, state: verdicts.get(line.id) ? next : 'REFUSED' }));
  return {
    details: {
      state: isAnyAccepted ? next : 'REFUSED',
      lines,
      debitedAt: isAnyAccepted && debit === 'atOnce' ? at : null,
    },
  };
}

/** OR24: everything that is left. */
export function shipAll(details: MarketDetails, at: string): Changed {
  if (details.state !== 'SHIPPING') return wrongState(details);
  const lines = details.lines.map((line) =>
    line.state === 'SHIPPING' ? { ...line, state: 'SHIPPED', shippedAt: at } : line,
  );
  return { details: { state: 'SHIPPED', lines } };
}

/** ST01: the order is shipped when nothing is left of it. */
export function addShipment(
  details: MarketDetails,
  { shipment, at }: { shipment: MarketShipment; at: string },
): Changed {
  if (details.state !== 'SHIPPING') {
    return { refusal: { message: `The order status must be 'SHIPPING' but it is '${details.state}'.` } };
  }
  const shipments = [...details.shipments, shipment];
  const isTooMuch = details.lines.some((line) => unitsIn(shipments, line.id) > keptOf(line));
  const isUnknown = shipment.lines.some(({ lineId }) => !details.lines.some(({ id }) => id === lineId));
  if (isTooMuch || isUnknown) return { refusal: { message: 'Shipment quantity is invalid.' } };
  return { details: { shipments, ...settledBy(details, { shipments, at }) } };
}

/** The state that follows from what has left. */
export function settledBy(
  details: MarketDetails,
  { shipments, at }: { shipments: readonly MarketShipment[]; at: string },
): Pick<MarketDetails, 'state' | 'lines'> {
  const sent = shipments.filter(({ status }) => status === 'SHIPPED');
  const isOut = (line: MarketLine) => keptOf(line) > 0 && unitsIn(sent, line.id) >= keptOf(line);
  const lines = details.lines.map((line) =>
    isOut(line) ? { ...line, state: 'SHIPPED', shippedAt: line.shippedAt ?? at } : line,
  );
  const isAllOut = lines.every((line) => keptOf(line) === 0 || line.state === 'SHIPPED');
  return { state: isAllOut ? 'SHIPPED' : details.state, lines };
}

const unitsIn = (shipments: readonly MarketShipment[], lineId: string) =>
  shipments.flatMap(({ lines }) => lines).reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0);

export const keptOf = ({ state, quantity, cancelations }: MarketLine) =>
  state === 'REFUSED' || state === 'CANCELED'
    ? 0
    : quantity - cancelations.reduce((sum, cancelation) => sum + cancelation.quantity, 0);

/** OR29 */
export function cancelAll(details: MarketDetails): Changed {
  if (!['WAITING_DEBIT', 'WAITING_DEBIT_PAYMENT', 'SHIPPING'].includes(details.state)) return wrongState(details);
  return { details: { state: 'CANCELED', lines: details.lines.map((line) => ({ ...line, state: 'CANCELED' })) } };
}

/** OR30 and OR28: on the lines they name; more money than is left is refused, whatever the quantity says. */
export function reverse(
  details: MarketDetails,
  { byLine, kind }: { byLine: ReadonlyMap<string, MarketLine['refunds'][number]>; kind: 'cancelations' | 'refunds' },
): Changed {
  const allowed =
    kind === 'refunds'
      ? ['SHIPPING', 'SHIPPED', 'RECEIVED', 'CLOSED']
      : ['WAITING_DEBIT', 'WAITING_DEBIT_PAYMENT', 'SHIPPING'];
  if (!allowed.includes(details.state)) return wrongState(details);
  const tooMuch = details.lines.find((line) => isTooMuch(line, byLine.get(line.id)));
  if (tooMuch) return { refusal: { message: `The amount is more than what is left of ${tooMuch.id}.` } };
  const lines = details.lines.map((line) => {
    const reversal = byLine.get(line.id);
    const changed = reversal ? { ...line, [kind]: [...line[kind], reversal] } : line;
    return keptOf(changed) === 0 && changed.state !== 'REFUSED' ? { ...changed, state: 'CANCELED' } : changed;
  });
  const isAllGone = lines.every((line) => keptOf(line) === 0);
  return { details: { lines, ...(isAllGone && { state: 'CANCELED' }) } };
}

function isTooMuch(line: MarketLine, reversal: MarketLine['refunds'][number] | undefined): boolean {
  if (!reversal) return false;
  const back = [...line.refunds, ...line.cancelations, reversal];
  const left = subtractAmount(priceOf(line), addAmounts('0', ...back.map(({ amount }) => amount)));
  const shipping = subtractAmount(
    line.shippingPrice,
    addAmounts('0', ...back.map(({ shippingAmount }) => shippingAmount)),
  );
  const tax = subtractAmount(line.tax, addAmounts('0', ...back.map((one) => one.tax)));
  return [left, shipping, tax].some((amount) => compareAmounts(amount, '0') < 0);
}
