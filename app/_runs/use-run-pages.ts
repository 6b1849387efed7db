import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { calmMs, livelyMs } from '../_ui/query-client';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { RunFilters } from './run-filters';

const minuteMs = 60_000;

/** Runs of a view, page by page, read again while somebody looks. */
export function useRunPages({ flow, state, node, port, version, problem, hours, search, connection }: RunFilters) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  // By the minute, so that the question stays the same one while it is asked again and again.
  const now = Math.floor(Date.now() / minuteMs) * minuteMs;
  return useInfiniteQuery(
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
      },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) => ((data?.pages.length ?? 0) > 2 ? calmMs : livelyMs),
      },
    ),
  );
}
