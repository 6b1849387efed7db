import type { Problem } from '../../../nodes/problem';

/** How far an order has come; text, because Mirakl adds states without notice. */
export type Phase =
  | 'staging'
  | 'acceptance'
  | 'payment'
  | 'shipping'
  | 'shipped'
  | 'over'
  | 'refused'
  | 'cancelled'
  | 'unknown';

const phases: Readonly<Record<string, Phase>> = {
  STAGING: 'staging',
  WAITING_ACCEPTANCE: 'acceptance',
  WAITING_DEBIT: 'payment',
  WAITING_DEBIT_PAYMENT: 'payment',
  SHIPPING: 'shipping',
  SHIPPED: 'shipped',
  TO_COLLECT: 'shipped',
  RECEIVED: 'over',
  CLOSED: 'over',
  INCIDENT_OPEN: 'shipped',
  REFUNDED: 'over',
  REFUSED: 'refused',
  CANCELED: 'cancelled',
};

export const phaseOf = (state: string): Phase =>
  Object.hasOwn(phases, state) ? (phases[state] ?? 'unknown') : 'unknown';

/** What we may want to do to an order. */
export type Step = 'ship' | 'cancel' | 'refund';

type Verdict = 'go' | 'wait' | 'never';

/** What is legal when. "wait": not yet, and it needs nobody; "never": no more. A state nobody knows is left to Mirakl to judge. */
const legal: Readonly<Record<Step, Readonly<Record<Phase, Verdict>>>> = {
  ship: {
    staging: 'wait',
    acceptance: 'wait',
    payment: 'wait',
    shipping: 'go',
    shipped: 'never',
    over: 'never',
    refused: 'never',
    cancelled: 'never',
    unknown: 'go',
  },
  cancel: {
    staging: 'wait',
    acceptance: 'go',
    payment: 'go',
    shipping: 'go',
    shipped: 'never',
    over: 'never',
    refused: 'never',
    cancelled: 'never',
    unknown: 'go',
  },
  refund: {
    staging: 'never',
    acceptance: 'never',
    payment: 'wait',
    shipping: 'go',
    shipped: 'go',
    over: 'go',
    refused: 'never',
    cancelled: 'never',
    unknown: 'go',
  },
};

/** Null when the step may be taken now; else why not, and whether waiting helps. */
export function reasonAgainst(step: Step, state: string): Problem | null {
  const phase = phaseOf(state);
  const verdict = legal[step][phase];
  if (verdict === 'go') return null;
  const sentence = sentences[phase];
  const code = verdict === 'wait' ? (waits[phase] ?? 'destination.notYet') : 'destination.wrongState';
  return { ...sentence, code, retry: verdict === 'wait' ? 'later' : 'never' };
}

const waits: Readonly<Partial<Record<Phase, Problem['code']>>> = {
  acceptance: 'destination.waitingForAcceptance',
  payment: 'destination.waitingForPayment',
};

const sentences: Readonly<Record<Phase, Pick<Problem, 'message' | 'advice'>>> = {
  staging: { message: 'The marketplace is still checking this order. This is sent once it is released.' },
  acceptance: {
    message: 'The order is waiting for acceptance at the marketplace. This is sent once it is accepted.',
    advice: 'Accept it in the seller portal, or switch on “Accept new orders automatically”.',
  },
  payment: {
    message: 'The order is waiting for the buyer’s payment at the marketplace. This is sent once it is paid.',
  },
  shipping: { message: 'The order is waiting to be shipped.' },
  shipped: {
    message: 'The order is shipped already at the marketplace.',
    advice: 'Compare it with the order in the seller portal; somebody may have done it there by hand.',
  },
  over: {
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
