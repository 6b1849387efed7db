import type { Connector } from './contract';
import { sandboxMarket } from './sandbox-market';

const list: readonly Connector[] = [sandboxMarket];

/** Every channel there is, by connector id. */
export const connectors: ReadonlyMap<string, Connector> = new Map(list.map((connector) => [connector.id, connector]));
