'use client';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayMany } from '../_ui/say-number';
import { TableSkeleton } from '../_ui/skeletons';
import { useTRPC } from '../_ui/trpc';
import type { Engine } from './admin-view';
import { DatabaseSection } from './database-section';
import { Processes } from './processes';
import { Queues } from './queues';
import { StuckSection } from './stuck-section';

/** How the machinery is: what runs, what waits, what is stuck, and how large the database has become. */
export function EnginePage() {
  const trpc = useTRPC();
  const query = useQuery(trpc.platform.engine.queryOptions(undefined, { refetchInterval: livelyMs }));
  return (
    <PageBody>
      <PageHeader title="Engine" state={query.data ? sayEngine(query.data) : ' '} />
      <QueryView query={query} skeleton={<TableSkeleton rows={8} />}>
        {(engine) => (
          <Stack gap={32}>
            <StuckSection engine={engine} />
            <Processes processes={engine.processes} />
            <Queues queues={engine.queues} />
            <DatabaseSection />
          </Stack>
        )}
      </QueryView>
    </PageBody>
  );
}

function sayEngine({ processes, queues, jobs, stuck }: Engine): string {
  const workers = processes.filter(({ kind, isAlive }) => kind === 'worker' && isAlive).length;
  if (workers === 0) return 'No worker is alive: orders are taken in and wait.';
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting + queue.active + queue.failing, 0);
  const troubled = jobs.length + stuck.length;
  const rest =
    troubled === 0 ? 'Nothing is stuck.' : `${sayMany(troubled, { one: 'thing is', many: 'things are' })} stuck.`;
  return `${sayMany(workers, { one: 'worker' })} alive, ${sayMany(waiting, { one: 'job' })} waiting or under way. ${rest}`;
}
