import { z } from 'zod';
import type { Problem } from '../../../nodes/problem';

/** Vendure's expected failures: members of a result union, in an answer that otherwise looks like success. */
export const ErrorResult = z.object({
  errorCode: z.string(),
  message: z.string(),
  transitionError: z.string().optional(),
});
type ErrorResult = z.infer<typeof ErrorResult>;

type Known = Pick<Problem, 'code' | 'message' | 'advice' | 'retry'>;

const known: Readonly<Record<string, Known>> = {
  INSUFFICIENT_STOCK_ERROR: {
    code: 'destination.outOfStock',
    message: 'Vendure has too little stock for this order.',
    advice: 'Correct the stock in Vendure, then try again.',
    retry: 'never',
  },
  INSUFFICIENT_STOCK_ON_HAND_ERROR: {
    code: 'destination.outOfStock',
    message: 'Vendure has too little stock on hand to ship this.',
    advice: 'Correct the stock in Vendure, then try again.',
    retry: 'never',
  },
  ITEMS_ALREADY_FULFILLED_ERROR: {
    code: 'destination.alreadyShipped',
    message: 'These items are already shipped in Vendure.',
    retry: 'never',
  },
  QUANTITY_TOO_GREAT_ERROR: {
    code: 'destination.quantity',
    message: 'Vendure has fewer of these items left on the order.',
    retry: 'never',
  },
  EMPTY_ORDER_LINE_SELECTION_ERROR: {
    code: 'destination.nothingLeft',
    message: 'Nothing of this is left on the order in Vendure.',
    retry: 'never',
  },
  EMAIL_ADDRESS_CONFLICT_ERROR: {
    code: 'destination.customerExists',
    message: 'The buyer has an account in this shop already.',
    retry: 'never',
  },
  ORDER_LIMIT_ERROR: {
    code: 'destination.tooManyItems',
    message: 'Vendure takes fewer items in one order than this one has.',
    advice: 'Raise orderItemsLimit in the shop’s configuration, then try again.',
    retry: 'never',
  },
  INELIGIBLE_SHIPPING_METHOD_ERROR: {
    code: 'destination.shippingMethod',
    message: 'This shipping method is not allowed for this order in Vendure.',
    advice: 'Choose another shipping method in the connection’s settings or in the flow.',
    retry: 'never',
  },
  REFUND_AMOUNT_ERROR: {
    code: 'destination.refundTooHigh',
    message: 'The refund is higher than what is left of the payment in Vendure.',
    retry: 'never',
  },
  ALREADY_REFUNDED_ERROR: {
    code: 'destination.alreadyRefunded',
    message: 'This is already refunded in Vendure.',
    retry: 'never',
  },
};

/** Where Vendure gives a reason in words (a state that forbids the step), the reason is the message. */
export function problemOfErrorResult({ errorCode, message, transitionError }: ErrorResult): Problem {
  return (
    known[errorCode] ?? {
      code: 'destination.refused',
      message: `Vendure refused: ${transitionError || message}`,
      retry: 'never',
    }
  );
}
