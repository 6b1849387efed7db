import { judge, type Lifecycle, type Stage } from '../../../nodes/order/stage';
import type { Problem } from '../../../nodes/problem';

/** Mirakl's states; text, because it adds some without notice. */
const stages: Readonly<Record<string, Stage>> = {
  STAGING: 'checking',
  WAITING_ACCEPTANCE: 'acceptance',
  WAITING_DEBIT: 'payment',
  WAITING_DEBIT_PAYMENT: 'payment',
  SHIPPING: 'open',
  SHIPPED: 'shipped',
  TO_COLLECT: 'shipped',
  RECEIVED: 'closed',
  CLOSED: 'closed',
  INCIDENT_OPEN: 'shipped',
  REFUNDED: 'closed',
  REFUSED: 'refused',
  CANCELED: 'cancelled',
};

export const stageAt = (state: string): Stage =>
  Object.hasOwn(stages, state) ? (stages[state] ?? 'unknown') : 'unknown';

/** What is legal when at Mirakl. */
export const lifecycle: Lifecycle = {
  shipment: {
    checking: 'wait',
    acceptance: 'wait',
    payment: 'wait',
    shipped: 'never',
    closed: 'never',
    refused: 'never',
    cancelled: 'never',
  },
  cancellation: { checking: 'wait', shipped: 'never', closed: 'never', refused: 'never', cancelled: 'never' },
  refund: { checking: 'never', acceptance: 'never', payment: 'wait', refused: 'never', cancelled: 'never' },
};

/** Null when the step may be taken now; else why not, and whether waiting helps. */
export const reasonAgainst = (operation: 'shipment' | 'cancellation' | 'refund', state: string): Problem | null =>
  judge(lifecycle, { operation, stage: stageAt(state) });
