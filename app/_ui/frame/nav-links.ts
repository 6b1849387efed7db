import {
  type Icon,
  IconArrowsExchange,
  IconHeartRateMonitor,
  IconHelp,
  IconPackage,
  IconPlugConnected,
  IconRoute,
  IconSettings,
  IconSitemap,
  IconTemplate,
  IconTruckDelivery,
  IconUser,
} from '@tabler/icons-react';

interface NavLink {
  /** Path below the workspace. */
  readonly path: string;
  readonly label: string;
  readonly Icon: Icon;
  /** Words people may search by in the palette. */
  readonly keywords: string;
}

/** The pages of a workspace, in the order of the working day. */
export const navLinks: readonly NavLink[] = [
  { path: 'health', label: 'Health', Icon: IconHeartRateMonitor, keywords: 'home dashboard problems fix' },
  { path: 'orders', label: 'Orders', Icon: IconPackage, keywords: 'sales buyers search' },
  { path: 'flows', label: 'Flows', Icon: IconSitemap, keywords: 'canvas rules automation draw' },
  { path: 'runs', label: 'Runs', Icon: IconRoute, keywords: 'history path trace' },
  {
    path: 'connections',
    label: 'Connections',
    Icon: IconPlugConnected,
    keywords: 'accounts channels shops marketplaces',
  },
  { path: 'sku-map', label: 'SKU map', Icon: IconArrowsExchange, keywords: 'products match articles' },
  {
    path: 'code-map',
    label: 'Carriers and reasons',
    Icon: IconTruckDelivery,
    keywords: 'codes map match shipping cancel return refund',
  },
  { path: 'templates', label: 'Templates', Icon: IconTemplate, keywords: 'library clone clients copy' },
  { path: 'settings', label: 'Settings', Icon: IconSettings, keywords: 'workspace members name' },
];

export const helpLink: NavLink = { path: 'help', label: 'Help', Icon: IconHelp, keywords: 'shortcuts words manual' };

export const accountLink: NavLink = {
  path: 'account',
  label: 'My account',
  Icon: IconUser,
  keywords: 'password email devices sessions two-factor second step phone',
};

/** The ones that fit a phone's bottom bar; the rest sits behind "More". */
export const bottomPaths: readonly string[] = ['health', 'orders', 'flows'];
