import { z } from 'zod';
import type { Problem } from '../../../nodes/problem';
import type { Answer } from '../json-api';

const Refusal = z.object({ error: z.string(), message: z.string().optional(), line: z.string().optional() });

type Wording = Pick<Problem, 'code' | 'message' | 'advice'>;

const wordings: Readonly<Record<string, Wording>> = {
  order_not_found: {
    code: 'destination.orderNotFound',
    message: 'The marketplace does not know this order.',
    advice: 'Check whether the order belongs to another account there.',
  },
  order_cancelled: {
    code: 'destination.orderCancelled',
    message: 'The order is cancelled at the marketplace, so nothing more can be done with it there.',
    advice: 'If a parcel has left already, ask the marketplace what to do with it.',
  },
  nothing_open: {
    code: 'destination.nothingOpen',
    message: 'Everything of this order is shipped or cancelled at the marketplace already.',
    advice: 'Compare the order with the marketplace; somebody may have done it there by hand.',
  },
  quantity_too_large: {
    code: 'destination.quantityTooLarge',
    message: 'The marketplace has fewer of this line left than we told it.',
    advice: 'Compare shipments and cancellations with the marketplace.',
  },
  line_not_found: {
    code: 'destination.lineNotFound',
    message: 'The marketplace does not know a line of this order.',
    advice: 'The order may have been changed there; pull it again by its number.',
  },
  not_shipped: {
    code: 'destination.notShipped',
    message: 'The marketplace takes a return only for what was shipped.',
    advice: 'Send the shipment first, then try again.',
  },
  refund_too_large: {
    code: 'destination.refundTooLarge',
    message: 'The refund is more than what is left of the payment at the marketplace.',
    advice: 'Compare the refunds with the marketplace.',
  },
  media_type_not_accepted: {
    code: 'label.formatRefused',
    message: 'The marketplace does not take labels in this format.',
    advice: 'Put a label conversion before it, to PDF.',
  },
};

/** What the marketplace said no to, in a sentence with a way out. */
export function refusalProblem({ status, body }: Answer): Problem {
  const refusal = Refusal.safeParse(body);
  const known =
    refusal.success && Object.hasOwn(wordings, refusal.data.error) ? wordings[refusal.data.error] : undefined;
  const said = refusal.success ? (refusal.data.message ?? refusal.data.error) : `it answered ${status}`;
  const wording: Wording = known ?? { code: 'destination.refused', message: `The marketplace refused: ${said}` };
  return { ...wording, retry: 'never', ...(refusal.success && refusal.data.line && { subject: refusal.data.line }) };
}
