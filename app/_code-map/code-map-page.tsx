'use client';
import { Group, Select, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { codeKinds } from '../../nodes/order/code-match';
import { EmptyState } from '../_ui/empty-state';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { SkuMapPicture } from '../_ui/pictures/sku-map';
import { calmMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { TableSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { CodeCsvButtons } from './code-csv-buttons';
import { CodeKindPanel } from './code-kind-panel';
import classes from './code-map.module.css';
import type { CodeMapView, Destination } from './code-map-view';
import { useDestinations } from './use-destinations';

/** What each destination calls carriers and reasons. */
export function CodeMapPage() {
  const { to } = useHere();
  const router = useRouter();
  const asked = useSearchParams().get('at');
  const destinations = useDestinations();
  const chosen = destinations?.find(({ id }) => id === asked) ?? destinations?.[0];
  return (
    <PageBody>
      <PageHeader
        title="Carriers and reasons"
        state="What an order calls a carrier, or why something was cancelled or came back, and what each destination calls it."
        action={chosen && <CodeCsvButtons destination={chosen} />}
      />
      {destinations?.length === 0 && <NoDestinations />}
      {destinations && chosen && (
        <>
          <Select
            className={classes['at']}
            label="Told to"
            allowDeselect={false}
            data={destinations.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen.id}
            onChange={(id) => router.replace(to(`code-map?at=${id}`))}
          />
          <CodeMap key={chosen.id} destination={chosen} />
        </>
      )}
      {destinations === null && <TableSkeleton />}
    </PageBody>
  );
}

function CodeMap({ destination }: { destination: Destination }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(
    trpc.codeMap.get.queryOptions({ workspace: slug, connectionId: destination.id }, { refetchInterval: calmMs }),
  );
  return (
    <QueryView query={query} skeleton={<TableSkeleton />}>
      {(view) => <Kinds view={view} destination={destination} />}
    </QueryView>
  );
}

function Kinds({ view: { kinds }, destination }: { view: CodeMapView; destination: Destination }) {
  const wanted = useSearchParams().get('kind');
  const [first] = kinds;
  if (!first) return <EmptyState picture={<SkuMapPicture />} text={`${destination.name} is told none of these.`} />;
  const opened = kinds.find(({ kind }) => kind === wanted) ?? kinds.find(({ waiting }) => waiting.length > 0) ?? first;
  return (
    <Tabs defaultValue={opened.kind} keepMounted={false}>
      <Tabs.List mb="md">
        {kinds.map(({ kind, waiting, matches }) => (
          <Tabs.Tab key={kind} value={kind}>
            <Group gap={6} component="span">
              {codeKinds[kind].label}
              <span className={waiting.length > 0 ? classes['waiting'] : classes['count']}>
                {waiting.length > 0 ? `${waiting.length} to match` : matches.length}
              </span>
            </Group>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {kinds.map((one) => (
        <Tabs.Panel key={one.kind} value={one.kind}>
          <CodeKindPanel view={one} destination={destination} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function NoDestinations() {
  const { to } = useHere();
  return (
    <EmptyState
      picture={<SkuMapPicture />}
      text="Once an account is connected that takes shipments, cancellations, returns or refunds, its carriers and reasons stand here."
      action={<LinkButton href={to('connections/new')}>Connect an account</LinkButton>}
    />
  );
}
