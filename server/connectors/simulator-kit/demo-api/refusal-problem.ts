import { z } from 'zod';
import type { Problem } from '../../../../nodes/problem';
import type { Answer } from '../../json-api';

const Refusal = z.object({ error: z.string(), message: z.string().optional(), line: z.string().optional() });

type Wording = Pick<Problem, 'code' | 'message' | 'advice'>;

/** @param channel "the marketplace", for the middle of a sentence. */
const wordings = (channel: string): Readonly<Record<string, Wording>> => ({
  order_not_found: {
    code: 'destination.orderNotFound',
    message: `${capital(channel)} does not know this order.`,
    advice: 'Check whether the order belongs to another account there.',
  },
  order_cancelled: {
    code: 'destination.orderCancelled',
    message: `The order is cancelled at ${channel}, so nothing more can be done with it there.`,
    advice: `If a parcel has left already, ask ${channel} what to do with it.`,
  },
  nothing_open: {
    code: 'destination.nothingOpen',
    message: `Everything of this order is shipped or cancelled at ${channel} already.`,
    advice: `Compare the order with ${channel}; somebody may have done it there by hand.`,
  },
  quantity_too_large: {
    code: 'destination.quantityTooLarge',
    message: `${capital(channel)} has fewer of this line left than we told it.`,
    advice: `Compare shipments and cancellations with ${channel}.`,
  },
  line_not_found: {
    code: 'destination.lineNotFound',
    message: `${capital(channel)} does not know a line of this order.`,
    advice: 'The order may have been changed there; pull it again by its number.',
  },
  not_shipped: {
    code: 'destination.notShipped',
    message: `${capital(channel)} takes a return only for what was shipped.`,
    advice: 'Send the shipment first, then try again.',
  },
  refund_too_large: {
    code: 'destination.refundTooLarge',
    message: `The refund is more than what is left of the payment at ${channel}.`,
    advice: `Compare the refunds with ${channel}.`,
  },
  media_type_not_accepted: {
    code: 'label.formatRefused',
    message: `${capital(channel)} does not take labels in this format.`,
    advice: 'Put a label conversion before it, to PDF.',
  },
});

/**
 * What the channel said no to, in a sentence with a way out.
 * @param name "The marketplace".
 */
export function refusalProblem({ status, body }: Answer, name: string): Problem {
  const { error = '', message, line } = Refusal.safeParse(body).data ?? {};
  const known = new Map(Object.entries(wordings(name.charAt(0).toLowerCase() + name.slice(1)))).get(error);
  const said = message ?? (error || `it answered ${status}`);
  const wording: Wording = known ?? { code: 'destination.refused', message: `${name} refused: ${said}` };
  return { ...wording, retry: 'never', ...(line !== undefined && { subject: line }) };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
