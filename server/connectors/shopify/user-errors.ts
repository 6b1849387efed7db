import { z } from 'zod';
import type { Problem } from '../../../nodes/problem';

export const UserError = z.object({
  field: z.array(z.string()).nullish(),
  message: z.string(),
  code: z.string().nullish(),
});
export type UserError = z.infer<typeof UserError>;

type Known = Pick<Problem, 'code' | 'message' | 'advice'>;

const known: Readonly<Record<string, Known>> = {
  INVENTORY_CLAIM_FAILED: {
    code: 'destination.outOfStock',
    message: 'Shopify has too little stock for this order.',
    advice: 'Correct the stock in Shopify, or let the connection’s settings allow stock below zero.',
  },
  SHOP_DORMANT: {
    code: 'connection.dormant',
    message: 'This Shopify shop sleeps: nobody has used it for a while.',
    advice: 'Open the shop’s admin once.',
  },
  NO_REFUND_PERMISSION: {
    code: 'connection.forbidden',
    message: 'This app may not refund in Shopify.',
    advice: 'Give the app the right to write orders.',
  },
};

/** Shopify's own sentences are plain enough to pass on; the few that need advice have it here. */
export function problemOfUserError({ code, message, field }: UserError): Problem {
  const where = field && field.length > 0 ? ` (${field.join(' › ')})` : '';
  const own = known[code ?? ''] ?? {
    code: 'destination.refused' as const,
    message: `Shopify refused: ${message}${where}`,
  };
  return { ...own, retry: 'never' };
}
