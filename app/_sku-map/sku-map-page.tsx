'use client';
import { Button, CloseButton, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../_ui/empty-state';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { SkuMapPicture } from '../_ui/pictures/sku-map';
import { calmMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { TableSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { AddSkuForm } from './add-sku-form';
import { CsvButtons } from './csv-buttons';
import { SkuTable } from './sku-table';

/** Which of our SKUs is which at each destination. */
export function SkuMapPage() {
  const may = useMay();
  const destinations = useDestinations();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 250);
  const pages = useSkuPages(search);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <PageBody>
      <PageHeader
        title="SKU map"
        state="When a shop knows a product by another SKU than the marketplace, its match is kept here."
        action={destinations.length > 0 && <CsvButtons destinations={destinations} />}
      />
      <Stack gap="md">
        {may.edit && destinations.length > 0 && <AddSkuForm destinations={destinations} />}
        {(rows.length > 0 || text !== '') && <SearchBox text={text} onType={setText} />}
        <QueryView query={pages} skeleton={<TableSkeleton />}>
          {() => (rows.length === 0 ? <NoSkus searched={search !== ''} /> : <SkuTable rows={rows} />)}
        </QueryView>
        {pages.hasNextPage && (
          <Button
            variant="default"
            w="fit-content"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </Stack>
    </PageBody>
  );
}

/** The connections that take orders from us. */
function useDestinations() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data = [] } = useQuery(trpc.connections.list.queryOptions({ workspace: slug }));
  return data
    .filter(({ capabilities }) => capabilities.some((one) => one.operation === 'order' && one.direction === 'out'))
    .map(({ id, name }) => ({ id, name }));
}

function useSkuPages(search: string) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  return useInfiniteQuery(
    trpc.skuMap.list.infiniteQueryOptions(
      { workspace: slug, ...(search && { search }) },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData, refetchInterval: calmMs },
    ),
  );
}

function SearchBox({ text, onType }: { text: string; onType: (text: string) => void }) {
  return (
    <TextInput
      type="search"
      maw={360}
      aria-label="Search the SKU map"
      placeholder="Search SKUs"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label="Clear the search" onClick={() => onType('')} />}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

function NoSkus({ searched }: { searched: boolean }) {
  if (searched) return <EmptyState picture={<NothingFoundPicture />} text="No SKU answers to this." />;
  return (
    <EmptyState
      picture={<SkuMapPicture />}
      text="No SKU needs a match so far. When an order brings one that the shop does not know, you are asked, and the answer is kept here."
    />
  );
}
