import type { Outputs } from '../_ui/trpc';

/** A workspace as those see it who run the installation. */
export type PlatformWorkspace = Outputs['platform']['workspaces'][number];
/** What runs, what waits, what is stuck. */
export type Engine = Outputs['platform']['engine'];
