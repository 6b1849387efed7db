'use client';
import { SimpleGrid, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { CardsSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { ConnectionTile } from './connection-tile';
import { Deadlines } from './deadlines';
import { FirstSteps } from './first-steps';
import { FlowSection } from './flow-section';
import type { HomeSummary } from './health-view';
import { KeyNumbers } from './key-numbers';
import { RetryTasks } from './retry-tasks';
import type { Range } from './say-stretch';
import { ToFix } from './to-fix';

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** The home of a workspace: is everything flowing, and if not, what is the next thing to do. */
export function HealthPage() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [range, setRange] = useState<Range>('day');
  const query = useQuery(
    trpc.home.summary.queryOptions(
      { workspace: slug, timeZone, range },
      { refetchInterval: livelyMs, placeholderData: keepPreviousData },
    ),
  );
  return (
    <PageBody>
      <PageHeader title="Health" state={query.data?.sentence ?? ' '} />
      <QueryView query={query} skeleton={<CardsSkeleton cards={6} />}>
        {(home) => <Home home={home} range={range} onRange={setRange} />}
      </QueryView>
    </PageBody>
  );
}

interface HomeProps {
  readonly home: HomeSummary;
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}

function Home({ home, range, onRange }: HomeProps) {
  const isNew = home.firstSteps.some(({ done }) => !done);
  return (
    <Stack gap={32}>
      {isNew && <FirstSteps steps={home.firstSteps} />}
      <ToFix home={home} isNew={isNew} />
      <RetryTasks />
      {!isNew && <KeyNumbers home={home} />}
      <Deadlines home={home} />
      {home.connections.length > 0 && (
        <Section title="Connections">
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing="sm">
            {home.connections.map((connection) => (
              <ConnectionTile key={connection.id} connection={connection} />
            ))}
          </SimpleGrid>
        </Section>
      )}
      {home.connections.length > 0 && <FlowSection stretches={home.stretches} range={range} onRange={onRange} />}
    </Stack>
  );
}
