import { z } from 'zod';
import { Step } from '../../nodes/graph/trace';

/** What became of an effect when it was decided. */
export const TraceEffect = z.object({
  nodeId: z.string(),
  /** The ledger row that does it, made by this run or met; null where none is needed. */
  deliveryId: z.string().nullable(),
  outcome: z.enum([
    /** A row of its own. */
    'planned',
    /** Another flow, an earlier run or a retry has planned or done the very same. */
    'met',
    /** The order has not been sent yet; when it is, it is sent as it is then, this change inside. */
    'coveredByCreate',
    /** The order was called off before it was sent: nothing is sent at all. */
    'calledOff',
    /** The order was never sent there, so there is nothing to cancel. */
    'nothingThere',
    /** It cannot be done; the step's problem says why. */
    'refused',
    /** Nothing to deliver: the run waits, for its time or for a person. */
    'waits',
    /** Held and decided earlier: the same word counts again, and the run goes on at once. */
    'decidedBefore',
    /** A row of its own, or met, that takes the order nowhere: an email. */
    'sends',
  ]),
});
export type TraceEffect = z.infer<typeof TraceEffect>;

/** `run.trace`: every step in the order they were taken; `step.effects` are positions in `effects`. */
export const RunTrace = z.object({ steps: z.array(Step), effects: z.array(TraceEffect) });
export type RunTrace = z.infer<typeof RunTrace>;
