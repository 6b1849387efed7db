import type { NodeType, Outcome, Visit } from '../contract';
import type { Effect } from '../effect';
import { mergeOrders, protectFacts } from '../order/merge-orders';
import type { Order } from '../order/order';
import { orderChanges } from '../order/order-changes';
import type { Problem } from '../problem';
import type { FlowDocument, FlowNode } from './flow-document';
import { flowPlan } from './flow-plan';
import { listenersOf } from './listeners';
import type { Step } from './trace';

/** Where a walk begins: at a node, or behind one that has left by `port` already. */
export interface Start {
  readonly nodeId: string;
  readonly port?: string;
}

export interface WalkInput {
  readonly flow: FlowDocument;
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
  readonly visit: Visit;
  /** Absent: at every source that listens to the event. */
  readonly start?: readonly Start[];
  /** Most nodes to visit; 1,000 when absent. */
  readonly budget?: number;
}

/** Work to be done outside, and where the path goes on afterwards: `start: [{ nodeId, port: onSuccess }]`. */
export interface PlannedEffect {
  readonly nodeId: string;
  readonly effect: Effect;
  readonly onSuccess: string;
}

export interface WalkResult {
  readonly steps: readonly Step[];
  /** The order with everything the paths have set; only tags, note, shipping method and attributes can differ. */
  readonly order: Order;
  readonly effects: readonly PlannedEffect[];
  /** With the id of the node that has them; resume with `start: [{ nodeId }]`. */
  readonly problems: readonly Problem[];
  /** Nodes whose destination cannot take the update. */
  readonly unsupported: readonly string[];
}

/**
 * Takes one event through a flow as far as it goes without the outside world. Pure and total: same input, same result, and any graph
 * ends. Nodes come in topological order, each at most once; where several paths meet, their copies of the order are merged first
 * (merge-orders.ts), in the order the paths were drawn. An effect ends its path; the engine goes on behind it when the effect is done.
 */
export function walk({ flow, nodeTypes, visit, start, budget = 1000 }: WalkInput): WalkResult {
  const plan = flowPlan(flow);
  if (!plan.sorted.ok) return { ...nothing, order: visit.order, problems: plan.sorted.problems };

  const travel = new Travel({ visit, targetsOf: plan.targetsOf });
  for (const entry of start ?? listenersOf(flow, { nodeTypes, event: visit.event })) travel.begin(entry);

  for (const node of plan.sorted.value) {
    const order = travel.arrivingAt(node.id);
    if (!order) continue;
    if (travel.steps.length >= budget) return travel.endAt(node);
    travel.take(node, { order, outcome: outcomeAt(node, { nodeTypes, visit: { ...visit, order } }) });
  }
  return travel.end();
}

const nothing = { steps: [], effects: [], unsupported: [] };

function outcomeAt(node: FlowNode, { nodeTypes, visit }: { nodeTypes: WalkInput['nodeTypes']; visit: Visit }): Outcome {
  const type = nodeTypes.get(node.type);
  if (!type) return { kind: 'reject', problem: unknownStep(node.type) };
  if (!node.disabled) return type.run(node.settings, visit);
  const [port] = Object.keys(type.outputs(node.settings));
  const reason = { text: 'This step is switched off: passed through', holds: true };
  return port === undefined ? { kind: 'stop', reason } : { kind: 'pass', port, order: visit.order, reason };
}

/** What has happened so far on one walk. Lives only as long as the walk; what it hands out is never changed again. */
class Travel {
  readonly steps: Step[] = [];
  private readonly effects: PlannedEffect[] = [];
  private readonly problems: Problem[] = [];
  private readonly unsupported: string[] = [];
  private readonly arrivals = new Map<string, Order[]>();
  /** The copies at the ends of the paths. */
  private readonly ends: Order[] = [];
  private readonly visit: Visit;
  private readonly targetsOf: (nodeId: string, port: string) => readonly string[];

  constructor({ visit, targetsOf }: { visit: Visit; targetsOf: Travel['targetsOf'] }) {
    this.visit = visit;
    this.targetsOf = targetsOf;
  }

  begin({ nodeId, port }: Start): void {
    if (port === undefined) this.arrive(nodeId, this.visit.order);
    else this.leave({ nodeId, port, order: this.visit.order });
  }

  arrivingAt(nodeId: string): Order | undefined {
    const copies = this.arrivals.get(nodeId);
    return copies && mergeOrders(this.visit.order, copies);
  }

  take(node: FlowNode, { order, outcome }: { order: Order; outcome: Outcome }): void {
    const step = { nodeId: node.id, type: node.type, port: null, changes: [] };
    switch (outcome.kind) {
      case 'pass': {
        const left = protectFacts(order, outcome.order);
        this.steps.push({ ...step, port: outcome.port, changes: orderChanges(order, left), ...reasonOf(outcome) });
        this.leave({ nodeId: node.id, port: outcome.port, order: left });
        return;
      }
      case 'effect': {
        const left = protectFacts(order, outcome.order);
        const effects = this.plan(node.id, { outcome, order });
        this.steps.push({ ...step, changes: orderChanges(order, left), effects, ...reasonOf(outcome) });
        this.ends.push(left);
        return;
      }
      case 'stop':
        if (outcome.unsupported) this.unsupported.push(node.id);
        this.steps.push({ ...step, ...reasonOf(outcome), ...marksOf(outcome) });
        this.ends.push(order);
        return;
      case 'reject':
        this.fail(node, { problem: outcome.problem, order });
    }
  }

  end(): WalkResult {
    const { steps, effects, problems, unsupported } = this;
    return { steps, effects, problems, unsupported, order: mergeOrders(this.visit.order, this.ends) };
  }

  /** Out of budget: this node is the one to resume from. */
  endAt(node: FlowNode): WalkResult {
    this.fail(node, { problem: tooLong, order: this.visit.order });
    return this.end();
  }

  private fail({ id, type }: FlowNode, { problem, order }: { problem: Problem; order: Order }): void {
    const found = { ...problem, nodeId: id };
    this.problems.push(found);
    this.steps.push({ nodeId: id, type, port: null, changes: [], problem: found });
    this.ends.push(order);
  }

  private plan(nodeId: string, { outcome, order }: { outcome: Outcome & { kind: 'effect' }; order: Order }): number[] {
    return outcome.effects.map((effect) => {
      const guarded = 'order' in effect ? { ...effect, order: protectFacts(order, effect.order) } : effect;
      return this.effects.push({ nodeId, effect: guarded, onSuccess: outcome.onSuccess }) - 1;
    });
  }

  private leave({ nodeId, port, order }: { nodeId: string; port: string; order: Order }): void {
    const targets = this.targetsOf(nodeId, port);
    if (targets.length === 0) this.ends.push(order);
    for (const target of targets) this.arrive(target, order);
  }

  private arrive(nodeId: string, order: Order): void {
    this.arrivals.set(nodeId, [...(this.arrivals.get(nodeId) ?? []), order]);
  }
}

const reasonOf = ({ reason }: Outcome & { kind: 'pass' | 'effect' | 'stop' }) => (reason ? { reason } : {});

const marksOf = ({ unsupported, message }: Outcome & { kind: 'stop' }): Partial<Step> => ({
  ...(unsupported && { unsupported }),
  ...(message !== undefined && { message }),
});

const unknownStep = (type: string): Problem => ({
  code: 'flow.unknownStep',
  message: `This version does not know the step “${type}”.`,
  advice: 'Remove the step, or update Sluice.',
  retry: 'never',
  subject: type,
});

const tooLong: Problem = {
  code: 'flow.tooLong',
  message: 'The order has passed 1,000 steps, the most that one flow may take it through.',
  advice: 'This limit cannot be raised: draw it in two flows.',
  retry: 'never',
};
