import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../workspace';
import type { PaletteGroup } from './palette-actions';
import { useHere } from './use-here';

/** Orders, flows and connections that answer to the text; nothing for less than two characters. */
export function useSearchHits(text: string): readonly PaletteGroup[] {
  const trpc = useTRPC();
  const router = useRouter();
  const { slug } = useWorkspace();
  const { to } = useHere();
  const { data } = useQuery(
    trpc.search.everything.queryOptions(
      { workspace: slug, text },
      { enabled: text.length >= 2, placeholderData: keepPreviousData },
    ),
  );
  if (!data || text.length < 2) return [];
  const open = (path: string) => () => router.push(to(path));
  return [
    {
      title: 'Orders',
      actions: data.orders.map(({ id, number, buyer, source }) => ({
        id,
        label: number,
        description: buyer ? `${buyer}, from ${source}` : `From ${source}`,
        run: open(`orders/${id}`),
      })),
    },
    { title: 'Flows', actions: data.flows.map(({ id, name }) => ({ id, label: name, run: open(`flows/${id}`) })) },
    {
      title: 'Connections',
      actions: data.connections.map(({ id, name }) => ({ id, label: name, run: open(`connections/${id}`) })),
    },
  ];
}
