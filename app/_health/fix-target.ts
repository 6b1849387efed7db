import type { ProblemFix } from '../../nodes/problem-fix';
import { readFilters, writeFilters } from '../_orders/order-filters';
import type { ProblemGroup } from './health-view';

/** What of a group says where it is put right. */
export type Placed = Pick<
  ProblemGroup,
  'code' | 'subject' | 'connectionId' | 'flowId' | 'nodeId' | 'orders' | 'sampleOrders'
>;

/** The page below the workspace where a fix is made. */
export type PageOfFix = (group: Placed) => string | null;

/** Where the account of a group is looked after, at the part of its page that is meant. */
const connection =
  (part = ''): PageOfFix =>
  ({ connectionId }) =>
    connectionId === null ? null : `connections/${connectionId}${part}`;

/** The one order, or the list of them. */
export const ordersOf: PageOfFix = ({ orders, sampleOrders: [first], ...cause }) => {
  if (!first) return null;
  return orders === 1 ? `orders/${first.id}` : `orders${viewOf(cause)}`;
};

const viewOf = ({ code, subject, connectionId }: Pick<Placed, 'code' | 'subject' | 'connectionId'>) =>
  writeFilters({ ...readFilters(new URLSearchParams()), code, subject: subject ?? '', at: connectionId ?? '' });

function step({ flowId, nodeId }: Placed): string {
  if (flowId === null) return 'flows';
  return `flows/${flowId}${nodeId === null ? '' : `?node=${encodeURIComponent(nodeId)}`}`;
}

/** Fixes that are made on a page of their own. Null, and those that are not here: in place, by a button that says what happens. */
export const fixPages = {
  mapSku: ({ connectionId, subject }) => (connectionId === null || subject === null ? 'sku-map' : null),
  reconnect: connection(),
  openConnection: connection(),
  raiseLimit: connection('#limits'),
  editOrder: ordersOf,
  editFlow: step,
  checkDestination: ({ sampleOrders: [first] }) => (first ? `orders/${first.id}` : null),
} satisfies Partial<Record<ProblemFix, PageOfFix>>;
