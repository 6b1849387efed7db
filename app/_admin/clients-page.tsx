'use client';
import { Button, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../_ui/empty-state';
import { AddWorkspaceModal } from '../_ui/frame/add-workspace-modal';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { NothingFoundPicture } from '../_ui/pictures/nothing-found';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayMany } from '../_ui/say-number';
import { TableSkeleton } from '../_ui/skeletons';
import { type Outputs, useTRPC } from '../_ui/trpc';
import classes from './admin.module.css';
import { ClientLine } from './client-line';

type Client = Outputs['clients']['list'][number];
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** Every workspace somebody looks after, the one that most needs them first. */
export function ClientsPage() {
  const trpc = useTRPC();
  const [search, setSearch] = useState('');
  const query = useQuery(trpc.clients.list.queryOptions({ timeZone }, { refetchInterval: livelyMs }));
  return (
    <PageBody>
      <PageHeader title="All clients" state={query.data ? sayClients(query.data) : ' '} action={<AddButton />} />
      <QueryView query={query} skeleton={<TableSkeleton rows={6} />}>
        {(clients) => (
          <>
            {clients.length > 8 && (
              <TextInput
                mb="md"
                type="search"
                aria-label="Search clients"
                placeholder="Name"
                leftSection={<IconSearch size={16} aria-hidden />}
                value={search}
                onChange={(event) => setSearch(event.currentTarget.value)}
              />
            )}
            <Clients clients={clients.filter(({ name }) => isFound(name, search))} isEmpty={clients.length === 0} />
          </>
        )}
      </QueryView>
    </PageBody>
  );
}

const isFound = (name: string, search: string) => name.toLowerCase().includes(search.trim().toLowerCase());

function sayClients(clients: readonly Client[]): string {
  const restless = clients.filter(({ state }) => state === 'needsFix' || state === 'stopped').length;
  const all = sayMany(clients.length, { one: 'workspace' });
  if (restless === 0) return `${all}. Everything is flowing.`;
  return `${all}. ${restless === 1 ? 'One needs' : `${restless} need`} somebody.`;
}

function AddButton() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.me.get.queryOptions());
  const [opened, modal] = useDisclosure(false);
  if (!data?.mayAddWorkspace) return null;
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={modal.open}>
        Open another
      </Button>
      <AddWorkspaceModal opened={opened} onClose={modal.close} />
    </>
  );
}

function Clients({ clients, isEmpty }: { clients: readonly Client[]; isEmpty: boolean }) {
  if (clients.length === 0) {
    const text = isEmpty
      ? 'Here stand the workspaces you own, administer or advise. There is none yet.'
      : 'No workspace is called like this.';
    return <EmptyState picture={<NothingFoundPicture />} text={text} />;
  }
  return (
    <ul className={classes['list']} aria-label="Clients">
      {clients.map((client) => (
        <ClientLine key={client.slug} client={client} />
      ))}
    </ul>
  );
}
