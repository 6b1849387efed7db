'use client';
import { Button, Group, SimpleGrid } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { ImportButton } from '../_files/import-button';
import { EmptyState } from '../_ui/empty-state';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { FlowsPicture } from '../_ui/pictures/flows';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayMany } from '../_ui/say-number';
import { CardsSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { ArchivedFlows } from './archived-flows';
import { FlowCard } from './flow-card';
import type { FlowRow } from './flow-row';
import { NewFlowModal } from './new-flow-modal';

/** The drawn flows as small pictures, live ones and drafts. */
export function FlowsPage() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const wantsNew = useSearchParams().has('new');
  const [creating, setCreating] = useState(wantsNew);
  const query = useQuery(trpc.flows.list.queryOptions({ workspace: slug }, { refetchInterval: livelyMs }));
  const newButton = <NewButton onClick={() => setCreating(true)} />;
  return (
    <PageBody>
      <PageHeader
        title="Flows"
        state={query.data ? sayState(query.data) : ' '}
        action={
          query.data?.length ? (
            <Group gap="xs">
              <ImportButton />
              {newButton}
            </Group>
          ) : null
        }
      />
      <QueryView query={query} skeleton={<CardsSkeleton cards={3} />}>
        {(flows) =>
          flows.length === 0 ? (
            <NoFlows
              action={
                <Group gap="xs" justify="center">
                  {newButton}
                  <ImportButton />
                </Group>
              }
            />
          ) : (
            <Grid flows={flows} />
          )
        }
      </QueryView>
      <ArchivedFlows />
      <NewFlowModal opened={creating} onClose={() => setCreating(false)} />
    </PageBody>
  );
}

function sayState(flows: readonly FlowRow[]): string {
  if (flows.length === 0) return 'No flow is drawn yet.';
  const live = flows.filter(({ state }) => state === 'live' || state === 'liveWithChanges').length;
  return `${sayMany(flows.length, { one: 'flow' })}, ${live} live.`;
}

function NewButton({ onClick }: { onClick: () => void }) {
  const may = useMay();
  if (!may.edit) return null;
  return (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onClick}>
      Create a flow
    </Button>
  );
}

const Grid = ({ flows }: { flows: readonly FlowRow[] }) => (
  <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
    {flows.map((flow) => (
      <FlowCard key={flow.id} flow={flow} />
    ))}
  </SimpleGrid>
);

const NoFlows = ({ action }: { action: ReactNode }) => (
  <EmptyState
    picture={<FlowsPicture />}
    text="A flow says what happens to an order: where it comes from, which rules it meets, where it goes. You draw it once; it runs by itself."
    action={action}
  />
);
