import type { Outputs } from '../_ui/trpc';

/** A flow in the list, with its small picture. */
export type FlowRow = Outputs['flows']['list'][number];
