'use client';
import { Button, Select } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { EmptyState } from '../_ui/empty-state';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { RunsPicture } from '../_ui/pictures/runs';
import { calmMs, livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { TableSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { type RunFilters, readRunFilters, writeRunFilters } from './run-filters';
import { RunTable } from './run-table';
import { runStates } from './run-words';
import classes from './runs-page.module.css';

/** Every time an order went through a flow, newest first. */
export function RunsPage() {
  const path = usePathname();
  const filters = readRunFilters(new URLSearchParams(useSearchParams()));
  const change = (changes: RunFilters) =>
    window.history.replaceState(null, '', `${path}${writeRunFilters({ ...filters, ...changes })}`);
  const pages = useRunPages(filters);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <PageBody>
      <PageHeader title="Runs" state="Each time an order went through a flow, newest first." />
      <Filters filters={filters} onChange={change} />
      <QueryView query={pages} skeleton={<TableSkeleton />}>
        {() => (rows.length === 0 ? <NoRuns /> : <RunTable rows={rows} />)}
      </QueryView>
      {pages.hasNextPage && (
        <Button variant="default" mt="md" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show older runs
        </Button>
      )}
    </PageBody>
  );
}

function useRunPages({ flow, state, node, port }: RunFilters) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  return useInfiniteQuery(
    trpc.runs.list.infiniteQueryOptions(
      {
        workspace: slug,
        ...(flow && { flowId: flow }),
        ...(state && { state }),
        ...(node && { nodeId: node }),
        ...(port && { port }),
      },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) => ((data?.pages.length ?? 0) > 2 ? calmMs : livelyMs),
      },
    ),
  );
}

function Filters({ filters, onChange }: { filters: RunFilters; onChange: (changes: RunFilters) => void }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data: flows = [] } = useQuery(trpc.flows.list.queryOptions({ workspace: slug }));
  return (
    <div className={classes['filters']}>
      <Select
        aria-label="Flow"
        placeholder="Any flow"
        clearable
        data={flows.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.flow ?? null}
        onChange={(flow) => onChange({ flow: flow ?? undefined, node: undefined, port: undefined })}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        data={Object.entries(runStates).map(([value, label]) => ({ value, label }))}
        value={filters.state ?? null}
        onChange={(state) => onChange({ state: readRunFilters(new URLSearchParams({ state: state ?? '' })).state })}
      />
      {filters.node && (
        <Button variant="default" onClick={() => onChange({ node: undefined, port: undefined })}>
          {filters.state === 'problem' ? 'Stuck at one step: show all' : 'By way of one step: show all'}
        </Button>
      )}
    </div>
  );
}

const NoRuns = () => (
  <EmptyState
    picture={<RunsPicture />}
    text="A run is one order on its way through a flow. Publish a flow, and every order that meets it leaves its path here."
  />
);
