import type { SimulatorCore } from '../../simulator-kit/simulator-core';
import type { EbayDetails, PaidBack } from './ebay-details';

interface Wanted {
  readonly orderId: string;
  readonly amount: string;
  readonly lines: PaidBack['lines'];
}

/** Money back to the buyer: under way at once, through when `settleRefunds` says so. */
export function payBack(
  core: SimulatorCore<EbayDetails>,
  { orderId, amount, lines }: Wanted,
): { readonly refundId: string } | { readonly refusal: string } {
  const done = core.desk.refund(orderId, {
    reference: null,
    amount,
    shippingAmount: null,
    reason: null,
    movesMoney: true,
    items: [],
  });
  if (done.kind !== 'done') return { refusal: done.kind === 'refused' ? done.refusal.message : 'No such order.' };
  const refundId = `5${String(core.ledger.history({}).length).padStart(9, '0')}`;
  const one: PaidBack = { id: refundId, amount, lines, status: 'PENDING', at: core.now().toISOString() };
  keep(core, { orderId, refunds: [...done.order.details.refunds, one] });
  return { refundId };
}

export function settleRefunds(core: SimulatorCore<EbayDetails>, orderId: string): void {
  const refunds = core.book.get(orderId)?.details.refunds ?? [];
  keep(core, { orderId, refunds: refunds.map((one) => ({ ...one, status: 'REFUNDED' })) });
}

function keep(
  { desk }: SimulatorCore<EbayDetails>,
  { orderId, refunds }: { orderId: string; refunds: readonly PaidBack[] },
): void {
  desk.edit(orderId, { reference: null, details: { refunds } });
}
