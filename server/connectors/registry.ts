import { amazon } from './amazon';
import type { Connector } from './contract';
import { ebay } from './ebay';
import { generic } from './generic';
import { mail } from './mail';
import { mirakl } from './mirakl';
import { sandboxMarket } from './sandbox-market';
import { sandboxStore } from './sandbox-store';
import { shopify } from './shopify';
import { vendure } from './vendure';
import { webService } from './web-service';
import { woocommerce } from './woocommerce';

const list: readonly Connector[] = [
  amazon,
  ebay,
  mirakl,
  shopify,
  vendure,
  woocommerce,
  generic,
  webService,
  mail,
  sandboxMarket,
  sandboxStore,
];

/** Every channel there is, by connector id. */
export const connectors: ReadonlyMap<string, Connector> = new Map(list.map((connector) => [connector.id, connector]));
