import type { Outputs } from '../_ui/trpc';

/** A channel one can connect to, as it reaches the browser. */
export type ConnectorView = Outputs['connectors']['list'][number];
export type ConnectorField = ConnectorView['fields'][number];
