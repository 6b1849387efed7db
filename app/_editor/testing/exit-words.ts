import type { FlowNode } from '../../../nodes/graph/flow-document';
import type { Step } from '../../../nodes/graph/trace';
import { portLabel } from '../node-kinds';

/** Waiting for something on purpose, such as a label, is nothing to put right. */
export const toneOf = ({ problem }: Step): 'problem' | 'waiting' | undefined =>
  problem && (problem.retryAt === undefined ? 'problem' : 'waiting');

/** How the order left the step: "→ Yes", "ends here"; nothing where there is only one way on. */
export function exitWords(step: Step, node: FlowNode | undefined): string {
  if (step.port !== null) {
    const label = portLabel(node ?? step, step.port);
    return label === null ? '' : `→ ${label}`;
  }
  // What it does is done first; then it goes on.
  if (step.effects && step.effects.length > 0) return '';
  const tone = toneOf(step);
  return tone === 'problem' ? 'stops here' : tone === 'waiting' ? 'waits here' : 'ends here';
}
