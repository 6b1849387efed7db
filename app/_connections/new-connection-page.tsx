'use client';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { QueryView } from '../_ui/query-view';
import { CardsSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { ChannelPicker } from './channel-picker';
import { ConnectForm } from './connect-form';
import type { ConnectorView } from './connector-view';

/** Two steps: which channel, then its account. The chosen channel stands in the address. */
export function NewConnectionPage() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const chosen = useSearchParams().get('channel');
  const query = useQuery(trpc.connectors.list.queryOptions({ workspace: slug }, { staleTime: 60_000 }));
  return (
    <PageBody>
      <QueryView query={query} skeleton={<CardsSkeleton cards={6} />}>
        {(connectors) => {
          const connector = connectors.find(({ id }) => id === chosen);
          return connector ? <SecondStep connector={connector} /> : <FirstStep connectors={connectors} />;
        }}
      </QueryView>
    </PageBody>
  );
}

function FirstStep({ connectors }: { connectors: readonly ConnectorView[] }) {
  const { to } = useHere();
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} href={to('connections')}>
            Connections
          </Anchor>
        }
        title="Add a connection"
        state="Where do you have an account?"
      />
      <ChannelPicker connectors={connectors} />
    </>
  );
}

function SecondStep({ connector }: { connector: ConnectorView }) {
  const { to } = useHere();
  const router = useRouter();
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} href={to('connections/new')}>
            All channels
          </Anchor>
        }
        title={`Connect ${connector.name}`}
        state={connector.summary}
      />
      <ConnectForm connector={connector} onConnected={(id) => router.push(to(`connections/${id}`))} />
    </>
  );
}
