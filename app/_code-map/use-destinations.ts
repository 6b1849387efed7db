import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { Destination } from './code-map-view';

const telling = new Set(['shipment', 'cancellation', 'return', 'refund']);

/** The connections that are told what happened to an order. Null while they load. */
export function useDestinations(): readonly Destination[] | null {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data } = useQuery(trpc.connections.list.queryOptions({ workspace: slug }));
  if (!data) return null;
  return data
    .filter(({ capabilities }) => capabilities.some((one) => one.direction === 'out' && telling.has(one.operation)))
    .map(({ id, name }) => ({ id, name }));
}
