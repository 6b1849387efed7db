import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { calmMs, livelyMs } from '../_ui/query-client';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { type OrderFilters, searchOf } from './order-filters';

/** The orders of a view, page by page. Reads often while the person is at the top, seldom once many pages are open. */
export function useOrderPages(filters: OrderFilters) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  return useInfiniteQuery(
    trpc.orders.list.infiniteQueryOptions(
      { workspace: slug, ...searchOf(filters) },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) => ((data?.pages.length ?? 0) > 2 ? calmMs : livelyMs),
      },
    ),
  );
}
