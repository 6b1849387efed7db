import type { Cancellation, Order, Refund } from '../../../nodes/order/order';
import { ok, type Result } from '../../../nodes/problem';
import { type CodeRules, codeFor, type KnownCode } from '../codes';

const destination = 'Amazon';

/** Reasons of an order acknowledgement feed (OrderAcknowledgement.xsd). */
export const cancelReasons: readonly KnownCode[] = [
  { code: 'GeneralAdjustment', label: 'No special reason' },
  { code: 'NoInventory', label: 'Out of stock (Amazon sets the stock to zero)' },
  { code: 'BuyerCanceled', label: 'The buyer cancelled' },
  { code: 'ShippingAddressUndeliverable', label: 'The address cannot be delivered to' },
  { code: 'CustomerExchange', label: 'Exchange' },
];

const cancelHints = [
  [/stock|inventory|sold out|unavailable/i, 'NoInventory'],
  [/address|undeliverable/i, 'ShippingAddressUndeliverable'],
  [/exchange/i, 'CustomerExchange'],
  [/buyer|customer/i, 'BuyerCanceled'],
] as const;

/** Amazon's own word for the reason: "no inventory" also sets the stock to zero, any other puts it back. */
export function cancelReason({ requestedBy, reason }: Cancellation, rules: CodeRules | undefined): Result<string> {
  const hints = requestedBy === 'customer' ? ([[/./, 'BuyerCanceled']] as const) : cancelHints;
  const found = codeFor(rules, { kind: 'cancelReason', words: [reason], known: cancelReasons, hints, destination });
  if (!found.ok) return found;
  return ok(found.value?.code ?? (requestedBy === 'customer' ? 'BuyerCanceled' : 'GeneralAdjustment'));
}

/** Reasons of a payment adjustment feed (OrderAdjustment.xsd). */
export const refundReasons: readonly KnownCode[] = [
  { code: 'GeneralAdjustment', label: 'No special reason' },
  { code: 'NoInventory', label: 'Out of stock' },
  { code: 'CustomerReturn', label: 'The buyer sent it back' },
  { code: 'CouldNotShip', label: 'It could not be sent' },
  { code: 'DifferentItem', label: 'Another product arrived' },
  { code: 'CustomerCancel', label: 'The buyer cancelled' },
  { code: 'PriceError', label: 'The price was wrong' },
  { code: 'CustomerAddressIncorrect', label: 'The address was wrong' },
  { code: 'Exchange', label: 'Exchange' },
];

const refundHints = [
  [/stock|inventory/i, 'NoInventory'],
  [/not ship|could not be shipped|lost/i, 'CouldNotShip'],
  [/wrong item|wrong product|different/i, 'DifferentItem'],
  [/return/i, 'CustomerReturn'],
  [/cancel/i, 'CustomerCancel'],
  [/price/i, 'PriceError'],
  [/address/i, 'CustomerAddressIncorrect'],
  [/exchange/i, 'Exchange'],
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
  return ok(found.value?.code ?? (order.returns.length > 0 ? 'CustomerReturn' : 'GeneralAdjustment'));
}
