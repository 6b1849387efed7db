import type { Operation } from '../capability';
import type { Problem } from '../problem';
import type { Order } from './order';
import { orderStatus } from './status';

/** How far an order has come at the channel that keeps it, in one vocabulary for all channels. */
export type Stage =
  | 'checking'
  | 'acceptance'
  | 'payment'
  | 'open'
  | 'partlyShipped'
  | 'shipped'
  | 'closed'
  | 'refused'
  | 'cancelled'
  | 'unknown';

/** "wait": not yet, and it needs nobody here; "never": no more. */
export type Verdict = 'wait' | 'never';

/**
 * What a channel's orders go through, as a pure table: which operation is not legal at which stage. What is not named is legal; a
 * stage nobody knows is left to the channel to judge.
 */
export type Lifecycle = Readonly<
  Partial<Record<Operation, Readonly<Partial<Record<Exclude<Stage, 'unknown'>, Verdict>>>>>
>;

interface Step {
  readonly operation: Operation;
  readonly stage: Stage;
}

/** Null when the step may be taken now; else why not, and whether waiting helps. */
export function judge(lifecycle: Lifecycle, { operation, stage }: Step): Problem | null {
  const verdict = stage === 'unknown' ? undefined : lifecycle[operation]?.[stage];
  if (!verdict) return null;
  const sentence = sentences[stage];
  if (verdict === 'never') return { ...sentence, code: 'destination.wrongState', retry: 'never' };
  return { ...sentence, code: waits[stage] ?? 'destination.notYet', retry: 'later' };
}

/** Stages something can wait for the end of. */
export const isWaitingStage = (stage: Stage): boolean => Object.hasOwn(waits, stage);

const waits: Readonly<Partial<Record<Stage, Problem['code']>>> = {
  checking: 'destination.waitingForRelease',
  acceptance: 'destination.waitingForAcceptance',
  payment: 'destination.waitingForPayment',
};

/** How far the order has come where it was born, from what we know of it; the newest its source has told. */
export function stageOf(order: Order): Stage {
  const { cancellation, fulfillment } = orderStatus(order);
  if (cancellation === 'cancelled') return 'cancelled';
  if (order.acceptance === 'refused') return 'refused';
  if (order.acceptance === 'awaiting') return 'acceptance';
  if (fulfillment !== 'unfulfilled') return byFulfillment[fulfillment];
  return order.payment === 'unpaid' ? 'payment' : 'open';
}

const byFulfillment = { partial: 'partlyShipped', fulfilled: 'shipped', delivered: 'closed' } as const;

const sentences: Readonly<Record<Stage, Pick<Problem, 'message' | 'advice'>>> = {
  checking: { message: 'The marketplace is still checking this order. This is sent once it is released.' },
  acceptance: {
    message: 'The order is waiting for acceptance at the marketplace. This is sent once it is accepted.',
    advice: 'Accept it in the seller portal, or switch on “Accept new orders automatically”.',
  },
  payment: {
    message: 'The order is waiting for the buyer’s payment at the marketplace. This is sent once it is paid.',
  },
  open: { message: 'The order is waiting to be shipped.' },
  partlyShipped: {
    message: 'Part of the order is shipped already, so this cannot be done any more.',
    advice: 'Compare it with the order where it was sold.',
  },
  shipped: {
    message: 'The order is shipped already at the marketplace.',
    advice: 'Compare it with the order in the seller portal; somebody may have done it there by hand.',
  },
  closed: {
    message: 'The order is closed at the marketplace.',
    advice: 'Compare it with the order in the seller portal; somebody may have done it there by hand.',
  },
  refused: { message: 'The order was refused at the marketplace, so nothing more can be done with it there.' },
  cancelled: {
    message: 'The order is cancelled at the marketplace, so nothing more can be done with it there.',
    advice: 'If a parcel has left already, ask the marketplace what to do with it.',
  },
  unknown: { message: 'The order is in a state that is not known here.' },
};
