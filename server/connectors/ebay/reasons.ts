import type { Cancellation, Order, Refund } from '../../../nodes/order/order';
import { ok, type Result } from '../../../nodes/problem';
import { type CodeRules, codeFor, type KnownCode } from '../codes';

const destination = 'eBay';

/** CancelReasonEnum of the Post-Order API, as far as a seller may give it. */
export const cancelReasons: readonly KnownCode[] = [
  { code: 'OUT_OF_STOCK_OR_CANNOT_FULFILL', label: 'Out of stock (counts against the seller)' },
  { code: 'BUYER_ASKED_CANCEL', label: 'The buyer asked for it' },
  { code: 'ADDRESS_ISSUES', label: 'Something is wrong with the address' },
];

const cancelHints = [
  [/stock|inventory|sold out|unavailable/i, 'OUT_OF_STOCK_OR_CANNOT_FULFILL'],
  [/address|undeliverable/i, 'ADDRESS_ISSUES'],
  [/buyer|customer/i, 'BUYER_ASKED_CANCEL'],
] as const;

/** eBay's own word for the reason: "out of stock" counts against the seller, the others do not. */
export function cancelReason({ requestedBy, reason }: Cancellation, rules: CodeRules | undefined): Result<string> {
  const hints = requestedBy === 'customer' ? ([[/./, 'BUYER_ASKED_CANCEL']] as const) : cancelHints;
  const found = codeFor(rules, { kind: 'cancelReason', words: [reason], known: cancelReasons, hints, destination });
  if (!found.ok) return found;
  const usual = requestedBy === 'customer' ? 'BUYER_ASKED_CANCEL' : 'OUT_OF_STOCK_OR_CANNOT_FULFILL';
  return ok(found.value?.code ?? usual);
}

/** ReasonForRefundEnum. */
export const refundReasons: readonly KnownCode[] = [
  { code: 'BUYER_CANCEL', label: 'The buyer cancelled' },
  { code: 'SELLER_CANCEL', label: 'The seller cancelled' },
  { code: 'ITEM_NOT_RECEIVED', label: 'It did not arrive' },
  { code: 'BUYER_RETURN', label: 'The buyer sent it back' },
  { code: 'ITEM_NOT_AS_DESCRIBED', label: 'Not as described' },
  { code: 'SHIPPING_DISCOUNT', label: 'Delivery for less' },
  { code: 'OTHER_ADJUSTMENT', label: 'Another adjustment' },
];

const refundHints = [
  [/not arrive|not receive|lost/i, 'ITEM_NOT_RECEIVED'],
  [/wrong|different|damage|broken|defect|scratch|not as described/i, 'ITEM_NOT_AS_DESCRIBED'],
  [/return/i, 'BUYER_RETURN'],
  [/stock|inventory/i, 'SELLER_CANCEL'],
  [/buyer cancel|customer cancel|cancelled by (the )?(buyer|customer)/i, 'BUYER_CANCEL'],
  [/shipping|delivery/i, 'SHIPPING_DISCOUNT'],
] as const;

export function refundReason(
  { reason }: Refund,
  { order, rules }: { order: Order; rules: CodeRules | undefined },
): Result<string> {
  const asked = {
    kind: 'refundReason',
    words: [reason],
    known: refundReasons,
    hints: refundHints,
    destination,
  } as const;
  const found = codeFor(rules, asked);
  if (!found.ok) return found;
  return ok(found.value?.code ?? (order.returns.length > 0 ? 'BUYER_RETURN' : 'OTHER_ADJUSTMENT'));
}
