import type { Outputs } from '../_ui/trpc';

/** How a workspace stands, as it reaches the browser. */
export type HomeSummary = Outputs['home']['summary'];
/** Orders that wait for the same thing: one cause, one fix. */
export type ProblemGroup = HomeSummary['problems'][number];
