'use client';
import { useQuery } from '@tanstack/react-query';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { calmMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayCount, sayMany } from '../_ui/say-number';
import { TableSkeleton } from '../_ui/skeletons';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { AccessButton } from './access-button';
import classes from './admin.module.css';
import type { PlatformWorkspace } from './admin-view';
import { Fact } from './fact';
import { sayBytes } from './say-bytes';

/** Every workspace of this installation, by what it counts. What is in one is seen only by whom its owner lets in. */
export function WorkspacesPage() {
  const trpc = useTRPC();
  const query = useQuery(trpc.platform.workspaces.queryOptions(undefined, { refetchInterval: calmMs }));
  return (
    <PageBody>
      <PageHeader title="Workspaces" state={query.data ? sayAll(query.data) : ' '} />
      <QueryView query={query} skeleton={<TableSkeleton rows={6} />}>
        {(workspaces) => (
          <ul className={classes['list']} aria-label="Workspaces">
            {workspaces.map((workspace) => (
              <Line key={workspace.id} workspace={workspace} />
            ))}
          </ul>
        )}
      </QueryView>
    </PageBody>
  );
}

function sayAll(workspaces: readonly PlatformWorkspace[]): string {
  const orders = workspaces.reduce((sum, { ordersDay }) => sum + ordersDay, 0);
  return `${sayMany(workspaces.length, { one: 'workspace' })}, ${sayMany(orders, { one: 'order' })} in the last 24 hours. Only counts: orders are seen by whom an owner lets in.`;
}

function Line({ workspace }: { workspace: PlatformWorkspace }) {
  const { name, owners, members, flows, liveFlows, ordersDay, usage, stuck, attention, lastActivity } = workspace;
  const isWell = stuck === 0 && attention === 0;
  return (
    <li>
      <div className={classes['words']}>
        <span className={classes['name']}>
          {name}
          {isWell ? <StateBadge state="flowing" word="Well" /> : <StateBadge state="needsFix" />}
        </span>
        <span className={classes['soft']}>{owners.map((owner) => `${owner.name}, ${owner.email}`).join(' · ')}</span>
      </div>
      <dl className={classes['facts']}>
        <Fact name="Members">{sayCount(members)}</Fact>
        <Fact name="Flows live">
          {liveFlows} of {flows}
        </Fact>
        <Fact name="Orders, 24 hours">{sayCount(ordersDay)}</Fact>
        <Fact name="Stuck" loud={stuck > 0}>
          {sayCount(stuck)}
        </Fact>
        {attention > 0 && (
          <Fact name="Broken accounts" loud>
            {sayCount(attention)}
          </Fact>
        )}
        <Fact name="Last activity">
          <Time at={lastActivity} />
        </Fact>
        <Fact name="Orders, 30 days">{sayCount(usage.orders)}</Fact>
        <Fact name="Sent, 30 days">{sayCount(usage.deliveries)}</Fact>
        <Fact name="Papers, 30 days">{sayBytes(usage.documentBytes)}</Fact>
      </dl>
      <AccessButton workspace={workspace} />
    </li>
  );
}
