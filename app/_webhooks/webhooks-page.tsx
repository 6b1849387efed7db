'use client';
import { Anchor, Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { EmptyState } from '../_ui/empty-state';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { ConnectionsPicture } from '../_ui/pictures/connections';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { CardsSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { EndpointCard } from './endpoint-card';
import { EndpointModal } from './endpoint-modal';

/** The systems of their own that people have told what happens to orders. */
export function WebhooksPage() {
  const trpc = useTRPC();
  const { to } = useHere();
  const { slug } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const query = useQuery(trpc.webhooks.list.queryOptions({ workspace: slug }, { refetchInterval: livelyMs }));
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      Add a webhook
    </Button>
  );
  return (
    <PageBody narrow>
      <PageHeader
        title="Webhooks"
        state="Your own systems are told what happens to orders, signed by the Standard Webhooks scheme."
        above={
          <Anchor component={Link} href={to('settings')}>
            Settings
          </Anchor>
        }
        action={query.data && query.data.length > 0 && add}
      />
      <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
        {(endpoints) =>
          endpoints.length === 0 ? (
            <EmptyState
              picture={<ConnectionsPicture />}
              text="Nobody is told yet. Give the address of a system of yours, and choose what it is told."
              action={add}
            />
          ) : (
            <Stack>
              {endpoints.map((endpoint) => (
                <EndpointCard key={endpoint.id} endpoint={endpoint} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      {adding && <EndpointModal endpoint={null} onClose={() => setAdding(false)} />}
    </PageBody>
  );
}
