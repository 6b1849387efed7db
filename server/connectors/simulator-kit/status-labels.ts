import type { SimStatus } from './sim-order';

/** For the pages people look at. */
export const statusLabels: Readonly<Record<SimStatus, string>> = {
  open: 'To ship',
  partly_shipped: 'Partly shipped',
  shipped: 'Shipped',
  cancelled: 'Cancelled',
  returned: 'Returned',
};
