'use client';
import { Button } from '@mantine/core';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { EmptyState } from '../_ui/empty-state';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { RunsPicture } from '../_ui/pictures/runs';
import { QueryView } from '../_ui/query-view';
import { TableSkeleton } from '../_ui/skeletons';
import { SavedViews } from '../_views/saved-views';
import { RunFilterBar } from './run-filter-bar';
import { type RunFilters, readRunFilters, writeRunFilters } from './run-filters';
import { RunTable } from './run-table';
import classes from './runs-page.module.css';
import { useRunPages } from './use-run-pages';

/** Every time an order went through a flow, newest first. */
export function RunsPage() {
  const path = usePathname();
  const filters = readRunFilters(new URLSearchParams(useSearchParams()));
  const show = useCallback((query: string) => window.history.replaceState(null, '', `${path}${query}`), [path]);
  const change = (changes: RunFilters) => show(writeRunFilters({ ...filters, ...changes }));
  const query = writeRunFilters(filters).slice(1);
  // The bar's boxes begin anew with a view that is opened, and not while somebody types in them.
  const [opened, setOpened] = useState(0);
  const open = useCallback(
    (saved: string) => {
      show(saved === '' ? '' : `?${saved}`);
      setOpened((count) => count + 1);
    },
    [show],
  );
  const pages = useRunPages(filters);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <PageBody>
      <PageHeader
        title="Runs"
        state="Each time an order went through a flow, newest first."
        action={<SavedViews list="runs" query={query} onOpen={open} />}
      />
      <div className={classes['top']}>
        <RunFilterBar key={opened} filters={filters} onChange={change} />
      </div>
      <QueryView query={pages} skeleton={<TableSkeleton />}>
        {() =>
          rows.length === 0 ? (
            <NoRuns narrowed={query !== ''} isLooking={pages.hasNextPage} />
          ) : (
            <RunTable rows={rows} />
          )
        }
      </QueryView>
      {pages.hasNextPage && (
        <Button variant="default" mt="md" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {rows.length < 20 ? 'Look further back' : 'Show older runs'}
        </Button>
      )}
    </PageBody>
  );
}

function NoRuns({ narrowed, isLooking }: { narrowed: boolean; isLooking: boolean }) {
  if (isLooking)
    return <EmptyState picture={<NothingFoundPicture />} text="Nothing like this among the newest runs." />;
  if (narrowed) return <EmptyState picture={<NothingFoundPicture />} text="No run is like this." />;
  return (
    <EmptyState
      picture={<RunsPicture />}
      text="A run is one order on its way through a flow. Publish a flow, and every order that meets it leaves its path here."
    />
  );
}
