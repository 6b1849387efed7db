'use client';
import { Button } from '@mantine/core';
import { usePathname, useSearchParams } from 'next/navigation';
import { EmptyState } from '../_ui/empty-state';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { RunsPicture } from '../_ui/pictures/runs';
import { QueryView } from '../_ui/query-view';
import { TableSkeleton } from '../_ui/skeletons';
import { RunFilterBar } from './run-filter-bar';
import { type RunFilters, readRunFilters, writeRunFilters } from './run-filters';
import { RunTable } from './run-table';
import { useRunPages } from './use-run-pages';

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
      <RunFilterBar filters={filters} onChange={change} />
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

const NoRuns = () => (
  <EmptyState
    picture={<RunsPicture />}
    text="A run is one order on its way through a flow. Publish a flow, and every order that meets it leaves its path here."
  />
);
