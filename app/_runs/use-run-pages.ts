import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { calmMs, livelyMs } from '../_ui/query-client';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { RunFilters } from './run-filters';

const minuteMs = 60_000;

/** Runs of a view, page by page, read again while somebody looks. */
export function useRunPages({ flow, state, node, port, version, problem, hours, search, connection, tag }: RunFilters) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  // By the minute, so that the question stays the same one while it is asked again and again.
  const now = Math.floor(Date.now() / minuteMs) * minuteMs;
  const pages = useInfiniteQuery(
    trpc.runs.list.infiniteQueryOptions(
      {
        workspace: slug,
        ...(flow && { flowId: flow }),
        ...(state && { state }),
        ...(node && { nodeId: node }),
        ...(port && { port }),
        ...(version && { version: Number(version) }),
        ...(problem && { problem }),
        ...(hours && { since: new Date(now - Number(hours) * 60 * minuteMs).toISOString() }),
        ...(search && { search }),
        ...(connection && { connectionId: connection }),
        ...(tag && { tag }),
      },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) => ((data?.pages.length ?? 0) > 2 ? calmMs : livelyMs),
      },
    ),
  );
  useLookFurther(pages);
  return pages;
}

/** What no index finds is looked for a stretch at a time: on by itself until there is something to show, or ten stretches are through. */
function useLookFurther({
  data,
  hasNextPage,
  isFetching,
  fetchNextPage,
}: Pick<ReturnType<typeof useInfiniteQuery>, 'hasNextPage' | 'isFetching' | 'fetchNextPage'> & {
  readonly data: { readonly pages: readonly { readonly rows: readonly unknown[] }[] } | undefined;
}) {
  const found = data?.pages.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0;
  const looked = data?.pages.length ?? 0;
  const goesOn = hasNextPage && !isFetching && found < 20 && looked > 0 && looked < 10;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
}
