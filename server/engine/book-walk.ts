import type { Effect } from '../../nodes/effect';
import type { PlannedEffect, WalkResult } from '../../nodes/graph/walk';
import type { OrderEvent } from '../../nodes/order/event';
import type { Problem } from '../../nodes/problem';
import { bookConversion } from './book-conversion';
import { bookPause } from './book-pause';
import type { Deciding } from './decide-input';
import type { DeliveryState, KnownDelivery, KnownOrder } from './known-order';
import { overlayOf } from './overlay';
import { type Plan, planEffect } from './plan-effect';
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

interface Booking {
  readonly run: { readonly id: string; readonly flowId: string; readonly orderId: string };
  readonly event: OrderEvent;
  readonly deciding: Deciding;
  /** What the run has behind it. */
  readonly before: RunTrace;
  readonly isRetry: boolean;
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
  const steps = result.steps.map((step) =>
    step.effects ? { ...step, effects: step.effects.map((position) => position + offset) } : step,
  );
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
}

function bookEffect(planned: PlannedEffect, booking: Booking): BookedEffect {
  const { nodeId, effect } = planned;
  if (effect.kind !== 'publish') return bookStay(effect, { ...booking, nodeId, port: planned.onSuccess });
  const known = knownOf(booking);
  const { input } = booking.deciding;
  const { workspaceId, connections } = input;
  const plan = planEffect(effect, { workspaceId, known, event: booking.event, connections, isRetry: booking.isRetry });
  return bookPlan(plan, { ...booking, known, nodeId, effect, resumePort: resumePortOf(planned, booking) });
}

/** Nothing goes out: the run stays until it is time, until a person decides, or until the paper is made. */
function bookStay(
  effect: Exclude<Effect, { kind: 'publish' }>,
  at: Booking & { readonly nodeId: string; readonly port: string },
): BookedEffect {
  const { nodeId } = at;
  if (effect.kind !== 'convertLabel') {
    bookPause(effect, at);
    return entry({ nodeId, deliveryId: null, outcome: 'waits' }, { isOpen: true });
  }
  const { outcome } = bookConversion(effect, { ...at, known: knownOf(at) });
  return entry({ nodeId, deliveryId: null, outcome }, { isOpen: true });
}

interface PlanBooking extends Booking {
  readonly known: KnownOrder;
  readonly nodeId: string;
  readonly effect: Effect & { readonly kind: 'publish' };
  readonly resumePort: string | null;
}

function bookPlan(plan: Plan, booking: PlanBooking): BookedEffect {
  const { nodeId } = booking;
  switch (plan.kind) {
    case 'deliver':
      return entry({ nodeId, deliveryId: newDelivery(plan.reference, booking), outcome: 'planned' }, { isOpen: true });
    case 'reopen':
      return entry({ nodeId, deliveryId: reopened(plan.delivery, booking), outcome: 'planned' }, { isOpen: true });
    case 'met':
      return entry({ nodeId, deliveryId: plan.delivery.id, outcome: 'met' });
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

const entry = (traced: TraceEffect, { isOpen = false } = {}): BookedEffect => ({ entry: traced, isOpen });

const refusal = (nodeId: string, problem: Problem): BookedEffect => ({
  entry: { nodeId, deliveryId: null, outcome: 'refused' },
  isOpen: false,
  problem,
});

/** The row the effect needs from the ledger. The known order learns of it, so that a second flow meets it. */
function newDelivery(reference: string, booking: PlanBooking): string {
  const { deciding, known, run, nodeId, effect, resumePort } = booking;
  const { connectionId, operation, factId = null } = effect;
  const id = deciding.input.newId();
  const row = { id, connectionId, operation, factId, reference };
  const { id: runId, flowId, orderId } = run;
  const overlay = overlayOf(known.order, effect.order);
  deciding.draft.writes.deliveries.push({ ...row, orderId, runId, flowId, nodeId, overlay, resumePort });
  note(booking, [...known.deliveries, { ...row, runId, state: 'planned', remoteId: null }]);
  return id;
}

function reopened(delivery: KnownDelivery, booking: PlanBooking): string {
  const { deciding, known, run, nodeId, effect, resumePort } = booking;
  const { connectionId } = effect;
  const overlay = overlayOf(known.order, effect.order);
  const row = { deliveryId: delivery.id, connectionId, runId: run.id, flowId: run.flowId, nodeId, overlay, resumePort };
  deciding.draft.writes.reopened.push(row);
  change(delivery, { booking, state: 'planned' });
  return delivery.id;
}

/** The create goes out later than the change, so it shall say what the change decided. */
function covered(create: KnownDelivery, { deciding, known, effect }: PlanBooking): string {
  const overlay = overlayOf(known.order, effect.order);
  deciding.draft.writes.overlays.push({ deliveryId: create.id, overlay });
  return create.id;
}

function callOff(delivery: KnownDelivery, booking: PlanBooking): void {
  booking.deciding.draft.writes.superseded.push({ deliveryId: delivery.id, runId: delivery.runId });
  change(delivery, { booking, state: 'superseded' });
}

function change(delivery: KnownDelivery, { booking, state }: { booking: PlanBooking; state: DeliveryState }): void {
  const { deliveries } = knownOf(booking);
  note(
    booking,
    deliveries.map((one) => (one.id === delivery.id ? { ...one, state } : one)),
  );
}

function note(booking: Booking, deliveries: readonly KnownDelivery[]): void {
  const known = knownOf(booking);
  booking.deciding.draft.orders.set(known.id, { ...known, deliveries });
}

function knownOf({ deciding, run }: Booking): KnownOrder {
  const known = deciding.draft.get(run.orderId);
  if (!known) throw new Error('A run was booked for an order that is not at hand.');
  return known;
}

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
