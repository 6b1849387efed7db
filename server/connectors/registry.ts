import type { Connector } from './contract';

const list: readonly Connector[] = [];

/** Every channel there is, by connector id. */
export const connectors: ReadonlyMap<string, Connector> = new Map(list.map((connector) => [connector.id, connector]));
