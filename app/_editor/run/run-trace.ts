import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { Step } from '../../../nodes/graph/trace';
import type { Trace } from '../trace';

/** A step that was gone on from later stands in the list twice; the later one knows where it led. */
const lastOfEach = (steps: readonly Step[]) => new Map(steps.map((step) => [step.nodeId, step]));

/**
 * The wires an order took: out of a step by the output it left by, to a step it came to. A step that had to wait for its effect names
 * no output; there the wires count that lead to where the order went on.
 */
function takenWires({ edges }: FlowDocument, stepOf: ReadonlyMap<string, Step>): ReadonlySet<string> {
  const isTaken = ({ from, fromPort, to }: FlowDocument['edges'][number]) => {
    const step = stepOf.get(from);
    if (!step || !stepOf.has(to)) return false;
    return step.port === null ? (step.effects?.length ?? 0) > 0 : step.port === fromPort;
  };
  return new Set(edges.filter(isTaken).map(({ id }) => id));
}

/** The way an order really took, as it is laid over the drawing. */
export function runTrace(flow: FlowDocument, steps: readonly Step[]): Trace {
  const stepOf = lastOfEach(steps);
  return {
    kind: 'run',
    title: 'The way the order took',
    stepOf,
    edgeIds: takenWires(flow, stepOf),
    sent: [],
    isStale: false,
  };
}
