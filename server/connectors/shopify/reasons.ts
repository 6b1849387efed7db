import type { Cancellation } from '../../../nodes/order/order';
import { ok, type Result } from '../../../nodes/problem';
import { type CodeRules, codeFor, type KnownCode } from '../codes';

const destination = 'Shopify';

/** OrderCancelReason. */
export const cancelReasons: readonly KnownCode[] = [
  { code: 'CUSTOMER', label: 'The buyer wanted to cancel' },
  { code: 'INVENTORY', label: 'Out of stock' },
  { code: 'DECLINED', label: 'Payment declined' },
  { code: 'FRAUD', label: 'Fraudulent' },
  { code: 'STAFF', label: 'Staff error' },
  { code: 'OTHER', label: 'Other' },
];

/** Our words stand in the staff note beside it, whatever the code. */
export function cancelReason({ requestedBy, reason }: Cancellation, rules: CodeRules | undefined): Result<string> {
  const hints = requestedBy === 'customer' ? ([[/./, 'CUSTOMER']] as const) : [];
  const found = codeFor(rules, { kind: 'cancelReason', words: [reason], known: cancelReasons, hints, destination });
  if (!found.ok) return found;
  return ok(found.value?.code ?? (requestedBy === 'customer' ? 'CUSTOMER' : 'OTHER'));
}

/** ReturnReason. */
export const returnReasons: readonly KnownCode[] = [
  { code: 'SIZE_TOO_SMALL', label: 'Too small' },
  { code: 'SIZE_TOO_LARGE', label: 'Too large' },
  { code: 'UNWANTED', label: 'Unwanted' },
  { code: 'NOT_AS_DESCRIBED', label: 'Not as described' },
  { code: 'WRONG_ITEM', label: 'Wrong item' },
  { code: 'DEFECTIVE', label: 'Defective' },
  { code: 'STYLE', label: 'Style' },
  { code: 'COLOR', label: 'Colour' },
  { code: 'OTHER', label: 'Other' },
];

/** The reason in its own words stands beside it. */
export function returnReason(reason: string | undefined, rules: CodeRules | undefined): Result<string> {
  const found = codeFor(rules, { kind: 'returnReason', words: [reason], known: returnReasons, destination });
  return found.ok ? ok(found.value?.code ?? 'OTHER') : found;
}
