import type { SimulatorCore } from '../../simulator-kit/simulator-core';
import type { EbayDetails, ReturnRequest } from './ebay-details';
import type { SellersKey } from './signed-requests';

/** What every route of the simulated eBay stands on. */
export interface Serving {
  readonly core: SimulatorCore<EbayDetails>;
  /** Null: a seller who need not sign. */
  readonly key: SellersKey | null;
  readonly returns: Map<string, ReturnRequest>;
  readonly url: () => string;
}
