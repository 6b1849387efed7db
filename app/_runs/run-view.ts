import type { Outputs } from '../_ui/trpc';

/** A run with everything it did, as it reaches the browser. */
export type RunView = Outputs['runs']['get'];
export type RunStep = RunView['steps'][number];
export type Pause = RunView['pauses'][number];

/** A run in the list. */
export type RunRow = Outputs['runs']['list']['rows'][number];
