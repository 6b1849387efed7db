import type { Outputs } from '../_ui/trpc';

/** A step where something is stuck, as it reaches the browser. */
export type StepRow = Outputs['steps']['list']['steps'][number];
export type SlowStep = Outputs['steps']['list']['slowest'][number];
/** One step and how it does. */
export type StepView = Outputs['steps']['get'];
export type StepCause = StepView['causes'][number];

/** Where a step's own page is. */
export const stepPath = ({ workspace, flowId, nodeId }: { workspace: string; flowId: string; nodeId: string }) =>
  `/${workspace}/health/steps/${flowId}/${encodeURIComponent(nodeId)}`;
