import { z } from 'zod';
import type { Problem } from '../../../nodes/problem';
import type { Answer } from '../json-api';

const Refusal = z.object({
  code: z.string(),
  message: z.string().default(''),
  data: z.object({ params: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

type Wording = Pick<Problem, 'code' | 'message' | 'advice'>;

const known: Readonly<Record<string, Wording>> = {
  woocommerce_rest_shop_order_invalid_id: {
    code: 'destination.orderNotFound',
    message: 'WooCommerce does not have this order any more.',
    advice: 'Look in the bin of the shop; restore the order there, or publish it anew.',
  },
  woocommerce_rest_invalid_order_id: {
    code: 'destination.orderNotFound',
    message: 'WooCommerce does not have this order any more.',
    advice: 'Look in the bin of the shop; restore the order there, or publish it anew.',
  },
  woocommerce_rest_required_product_reference: {
    code: 'sku.missing',
    message: 'WooCommerce wants a product for every line of the order.',
  },
};

/** Codes of WooCommerce's own at HTTP 500: it has looked at the request and declined, nothing was done. */
export const isPlainRefusal = (body: unknown): boolean =>
  z.object({ code: z.literal('woocommerce_rest_cannot_create_order_refund') }).safeParse(body).success;

/** What the shop said no to, in a sentence with a way out. */
export function refusalProblem({ status, body }: Answer): Problem {
  const refusal = Refusal.safeParse(body).data;
  const { code = '', message = '' } = refusal ?? {};
  if (code === 'woocommerce_rest_cannot_create_order_refund') return refundProblem(message);
  const [field] = Object.keys(refusal?.data?.params ?? {});
  const wording: Wording = (Object.hasOwn(known, code) ? known[code] : undefined) ?? {
    code: 'destination.refused',
    message: `WooCommerce refused: ${message || `it answered ${status}`}`,
  };
  return { ...wording, retry: 'never', ...(field !== undefined && { subject: field }) };
}

/** The shop's language decides the wording, so only its English sentence is known for what it is. */
const refundProblem = (message: string): Problem =>
  /invalid refund amount/i.test(message)
    ? {
        code: 'destination.refundTooLarge',
        message: 'The refund is more than what is left of the order in WooCommerce.',
        advice: 'Compare the refunds with the order in the shop.',
        retry: 'never',
      }
    : { code: 'destination.refundRefused', message: `WooCommerce did not take the refund: ${message}`, retry: 'never' };
