'use client';
import { Group } from '@mantine/core';
import { RetryMany } from '../_health/retry-many';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { sayMany } from '../_ui/say-number';
import { TableSkeleton } from '../_ui/skeletons';
import { useMay } from '../_ui/workspace';
import { SavedViews } from '../_views/saved-views';
import { ChosenBar } from './chosen-bar';
import { NoOrders } from './no-orders';
import { OrderFilterBar } from './order-filter-bar';
import { isNarrowed, isOfTrouble, type OrderFilters, searchOf, writeFilters } from './order-filters';
import { OrderTable } from './order-table';
import { useChosen } from './use-chosen';
import { useOrderFilters } from './use-order-filters';
import { useOrderPages } from './use-order-pages';

/** All that the list is narrowed down to, on all its pages. */
function RetryList({ filters }: { filters: OrderFilters }) {
  return (
    <RetryMany what={{ kind: 'search', search: searchOf(filters) }} label="Try all of these again" variant="default" />
  );
}

/** Every order, newest first: search, narrow down, open. */
export function OrdersPage() {
  const { filters, change, open, opened } = useOrderFilters();
  const pages = useOrderPages(filters);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const may = useMay();
  const { chosen, choosing, clear } = useChosen(rows);
  const held = rows.filter(({ id, heldFor }) => heldFor !== null && choosing.isChosen(id)).map(({ id }) => id);
  const shown = sayMany(rows.length, { one: 'order' });
  return (
    <PageBody>
      <PageHeader
        title="Orders"
        action={
          <Group gap="xs">
            <SavedViews list="orders" query={writeFilters(filters).slice(1)} onOpen={open} />
            {may.edit && rows.length > 0 && isOfTrouble(filters) && <RetryList filters={filters} />}
          </Group>
        }
        state={pages.data ? `${pages.hasNextPage ? `The newest ${shown}` : shown}, newest first.` : ' '}
      />
      <OrderFilterBar key={opened} filters={filters} onChange={change} />
      <QueryView query={pages} skeleton={<TableSkeleton />}>
        {() =>
          rows.length === 0 ? (
            <NoOrders narrowed={isNarrowed(filters)} />
          ) : (
            <>
              <OrderTable
                rows={rows}
                onTag={(tag) => change({ tag })}
                pages={pages}
                choosing={may.edit ? choosing : null}
              />
              <ChosenBar chosen={chosen} held={held} onClear={clear} />
            </>
          )
        }
      </QueryView>
    </PageBody>
  );
}
