import { isPublishing } from '../../nodes/capability';
import type { Effect } from '../../nodes/effect';
import type { Step } from '../../nodes/graph/trace';
import type { PlannedEffect, WalkResult } from '../../nodes/graph/walk';
import { instantText } from '../../nodes/order/instant';
import type { Problem } from '../../nodes/problem';
import type { Reason } from '../../nodes/rule/reason';
import { bookConversion } from './book-conversion';
import { type Booking, callOff, covered, knownOf, newDelivery, type PlanBooking, reopened } from './book-delivery';
import { bookEarlierWord, bookPause } from './book-pause';
import type { KnownDelivery, KnownWord } from './known-order';
import { kindOf, type Leaving, type Plan, planEffect } from './plan-effect';
import type { RunTrace, TraceEffect } from './run-trace';
import type { ProblemWrite, RunResult, RunState } from './writes';

export interface BookedWalk {
  readonly trace: RunTrace;
  readonly state: RunState;
  /** What came of it as far as it is known now. */
  readonly result: RunResult;
  /** Deliveries and waits it left open. */
  readonly openEffects: number;
}

/** Turns what a walk asks for into rows of the ledger, problems and waits. */
export function bookWalk(result: WalkResult, booking: Booking): BookedWalk {
  const offset = booking.before.effects.length;
  const effects = result.effects.map((planned) => bookEffect(planned, booking));
  const waits = result.problems.filter(({ retryAt }) => retryAt !== undefined);
  const problems = result.problems.filter(({ retryAt }) => retryAt === undefined);
  bookCrossings({ ...result, problems }, { effects, booking });
  bookProblems([...problems, ...effects.flatMap(({ problem }) => problem ?? [])], booking);
  bookWaits(waits, booking);
  const steps = result.steps.map((step) => toTraced(step, { effects, offset }));
  const openEffects = effects.filter(({ isOpen }) => isOpen).length + waits.length;
  return {
    trace: {
      steps: [...booking.before.steps, ...steps],
      effects: [...booking.before.effects, ...effects.map(({ entry }) => entry)],
    },
    state: stateOf({ openEffects, hasProblem: problems.length > 0 || effects.some(({ problem }) => problem) }),
    result: resultOf(result, effects),
    openEffects,
  };
}

function toTraced(step: Step, { effects, offset }: { effects: readonly BookedEffect[]; offset: number }): Step {
  if (!step.effects) return step;
  const says = step.effects.map((position) => effects[position]?.says).find((one) => one !== undefined);
  return { ...step, ...(says && { reason: says }), effects: step.effects.map((position) => position + offset) };
}

const sayWord = ({ isApproved, at }: KnownWord): Reason => ({
  text: `${isApproved ? 'Approved' : 'Rejected'} before, on ${instantText(at)}: that word counts for this news too`,
  holds: isApproved,
});

function stateOf({ openEffects, hasProblem }: { openEffects: number; hasProblem: boolean }): RunState {
  if (hasProblem) return 'problem';
  return openEffects > 0 ? 'waiting' : 'done';
}

function resultOf(result: WalkResult, effects: readonly BookedEffect[]): RunResult {
  if (
    effects.some(
      ({ entry }) => entry.outcome === 'planned' || entry.outcome === 'met' || entry.outcome === 'coveredByCreate',
    )
  ) {
    return 'published';
  }
  return result.unsupported.length > 0 ? 'unsupported' : 'filtered';
}

interface BookedEffect {
  readonly entry: TraceEffect;
  /** The run waits for it. */
  readonly isOpen: boolean;
  readonly problem?: Problem;
  /** In place of what the step said it would do. */
  readonly says?: Reason;
}

function bookEffect(planned: PlannedEffect, booking: Booking): BookedEffect {
  const { nodeId, effect } = planned;
  if (effect.kind !== 'publish' && effect.kind !== 'send') {
    return bookStay(effect, { ...booking, nodeId, port: planned.onSuccess });
  }
  const known = knownOf(booking);
  const { input } = booking.deciding;
  const { workspaceId, connections } = input;
  const { event, isRetry, run } = booking;
  const at = { flowId: run.flowId, nodeId };
  const plan = planEffect(effect, { workspaceId, known, event, at, connections, isRetry });
  const booked = bookPlan(plan, { ...booking, known, nodeId, effect, resumePort: resumePortOf(planned, booking) });
  return isPublishing(kindOf(effect)) ? booked : { ...booked, entry: { ...booked.entry, outcome: 'sends' } };
}

/** Nothing goes out: the run stays until it is time, until a person decides, or until the paper is made. */
function bookStay(
  effect: Exclude<Effect, Leaving>,
  at: Booking & { readonly nodeId: string; readonly port: string },
): BookedEffect {
  const { nodeId } = at;
  if (effect.kind !== 'convertLabel') {
    const word = bookEarlierWord(effect, { ...at, known: knownOf(at) });
    if (word)
      return {
        ...entry({ nodeId, deliveryId: null, outcome: 'decidedBefore' }, { isOpen: true }),
        says: sayWord(word),
      };
    bookPause(effect, at);
    return entry({ nodeId, deliveryId: null, outcome: 'waits' }, { isOpen: true });
  }
  const { outcome } = bookConversion(effect, { ...at, known: knownOf(at) });
  return entry({ nodeId, deliveryId: null, outcome }, { isOpen: true });
}

function bookPlan(plan: Plan, booking: PlanBooking): BookedEffect {
  const { nodeId } = booking;
  switch (plan.kind) {
    case 'deliver':
      return entry({ nodeId, deliveryId: newDelivery(plan.reference, booking), outcome: 'planned' }, { isOpen: true });
    case 'reopen':
      return entry({ nodeId, deliveryId: reopened(plan.delivery, booking), outcome: 'planned' }, { isOpen: true });
    case 'met':
      return entry(
        { nodeId, deliveryId: plan.delivery.id, outcome: 'met' },
        { isOpen: goesOnAtOnce(plan.delivery, booking) },
      );
    case 'coveredByCreate':
      return entry({ nodeId, deliveryId: covered(plan.create, booking), outcome: 'coveredByCreate' });
    case 'calledOff':
      for (const delivery of plan.deliveries) callOff(delivery, booking);
      return entry({ nodeId, deliveryId: null, outcome: 'calledOff' });
    case 'nothingThere':
      return entry({ nodeId, deliveryId: null, outcome: 'nothingThere' });
    case 'refused':
      return refusal(nodeId, { ...plan.problem, nodeId });
  }
}

/** A message that was sent before is not sent again; what is drawn behind it still wants to be done. */
function goesOnAtOnce({ state }: KnownDelivery, { effect, resumePort, run, nodeId, deciding }: PlanBooking): boolean {
  if (effect.kind !== 'send' || state !== 'delivered' || resumePort === null) return false;
  deciding.draft.writes.errands.push({ runId: run.id, nodeId, port: resumePort, dueAt: deciding.input.now });
  return true;
}

const entry = (traced: TraceEffect, { isOpen = false } = {}): BookedEffect => ({ entry: traced, isOpen });

const refusal = (nodeId: string, problem: Problem): BookedEffect => ({
  entry: { nodeId, deliveryId: null, outcome: 'refused' },
  isOpen: false,
  problem,
});

/** Null when nothing is drawn behind the effect: then there is nothing to go on with. */
function resumePortOf({ nodeId, onSuccess }: PlannedEffect, { deciding, run }: Booking): string | null {
  const flow = deciding.input.flows.find(({ flowId }) => flowId === run.flowId);
  const leadsOn = flow?.document.edges.some(({ from, fromPort }) => from === nodeId && fromPort === onSuccess);
  return leadsOn ? onSuccess : null;
}

/** For the counts on the drawing: who came by, by which output they left, who got stuck. */
function bookCrossings(
  { steps, problems }: Pick<WalkResult, 'steps' | 'problems'>,
  { effects, booking }: { effects: readonly BookedEffect[]; booking: Booking },
): void {
  const { flowId } = booking.run;
  const { crossings } = booking.deciding.draft.writes;
  for (const { nodeId, port } of steps) {
    crossings.push({ flowId, nodeId, what: 'visited', port: '' });
    if (port !== null) crossings.push({ flowId, nodeId, what: 'left', port });
  }
  for (const { nodeId } of [...problems, ...effects.flatMap(({ problem }) => problem ?? [])]) {
    if (nodeId !== undefined) crossings.push({ flowId, nodeId, what: 'stopped', port: '' });
  }
}

function bookProblems(problems: readonly Problem[], { run, deciding }: Booking): void {
  const about: Omit<ProblemWrite, 'problem'> = { orderId: run.orderId, runId: run.id, flowId: run.flowId };
  deciding.draft.writes.problems.push(...problems.map((problem) => ({ problem, ...about })));
}

/** Waiting on purpose: the run comes back to that node at its time. */
function bookWaits(waits: readonly Problem[], { run, deciding }: Booking): void {
  for (const { nodeId, retryAt } of waits) {
    if (nodeId !== undefined && retryAt !== undefined) {
      deciding.draft.writes.errands.push({ runId: run.id, nodeId, dueAt: retryAt });
    }
  }
}
