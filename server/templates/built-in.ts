import type { BuiltInTemplate } from './built-in/built-in-template';
import { cancelBothWays } from './built-in/cancel-both-ways';
import { holdExpensive } from './built-in/hold-expensive';
import { labelsByEmail } from './built-in/labels-by-email';
import { labelsToShop } from './built-in/labels-to-shop';
import { lateToShip } from './built-in/late-to-ship';
import { marketplacesToShop } from './built-in/marketplaces-to-shop';
import { ordersToShop } from './built-in/orders-to-shop';
import { twoWarehouses } from './built-in/two-warehouses';
import { unknownCountry } from './built-in/unknown-country';
import { updatesHome } from './built-in/updates-home';

/** What every library begins with. A change of one is a new version of it. */
export const builtInTemplates: readonly BuiltInTemplate[] = [
  ordersToShop,
  marketplacesToShop,
  updatesHome,
  cancelBothWays,
  holdExpensive,
  unknownCountry,
  labelsToShop,
  labelsByEmail,
  twoWarehouses,
  lateToShip,
];
