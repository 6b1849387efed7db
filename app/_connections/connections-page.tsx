'use client';
import { SimpleGrid } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../_ui/empty-state';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { ConnectionsPicture } from '../_ui/pictures/connections';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayMany } from '../_ui/say-number';
import { CardsSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { ConnectionCard } from './connection-card';
import type { ConnectionRow } from './connection-view';

/** The accounts at marketplaces and shops, each with what it can do and when it last spoke. */
export function ConnectionsPage() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.connections.list.queryOptions({ workspace: slug }, { refetchInterval: livelyMs }));
  const hasSome = (query.data?.length ?? 0) > 0;
  return (
    <PageBody>
      <PageHeader
        title="Connections"
        state={query.data ? sayState(query.data) : ' '}
        action={hasSome && <AddButton />}
      />
      <QueryView query={query} skeleton={<CardsSkeleton cards={6} />}>
        {(connections) => (connections.length === 0 ? <NoConnections /> : <Grid connections={connections} />)}
      </QueryView>
    </PageBody>
  );
}

function sayState(connections: readonly ConnectionRow[]): string {
  if (connections.length === 0) return 'Nothing is connected yet.';
  const troubled = connections.filter(({ state }) => state === 'attention').length;
  const all = sayMany(connections.length, { one: 'account' });
  return troubled === 0
    ? `${all}, all in order.`
    : `${all}, ${sayMany(troubled, { one: 'needs a fix', many: 'need a fix' })}.`;
}

const Grid = ({ connections }: { connections: readonly ConnectionRow[] }) => (
  <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
    {connections.map((connection) => (
      <ConnectionCard key={connection.id} connection={connection} />
    ))}
  </SimpleGrid>
);

function AddButton() {
  const { to } = useHere();
  const may = useMay();
  if (!may.admin) return null;
  return (
    <LinkButton href={to('connections/new')} leftSection={<IconPlus size={16} aria-hidden />}>
      Add a connection
    </LinkButton>
  );
}

function NoConnections() {
  return (
    <EmptyState
      picture={<ConnectionsPicture />}
      text="A connection is one account at a marketplace or a shop. Orders come in through some and go out through others."
      action={<AddButton />}
    />
  );
}
