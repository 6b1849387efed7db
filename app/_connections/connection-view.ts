import type { Outputs } from '../_ui/trpc';

/** Everything about one connection but its secrets, as it reaches the browser. */
export type ConnectionView = Outputs['connections']['get'];

/** A connection in the list. */
export type ConnectionRow = Outputs['connections']['list'][number];
