'use client';
import { Anchor, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { AlertsHere } from '../_alerts/alerts-here';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { ProblemCard } from '../_ui/problem-card';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { StateBadge } from '../_ui/state-badge';
import { useTRPC } from '../_ui/trpc';
import { useNamedPart } from '../_ui/use-named-part';
import { useMay, useWorkspace } from '../_ui/workspace';
import { AccountPanel } from './account-panel';
import { CapabilityRow } from './capability-row';
import { CapabilityTable } from './capability-table';
import { ConnectionActions } from './connection-actions';
import classes from './connection-page.module.css';
import { connectionState } from './connection-state';
import type { ConnectionView } from './connection-view';
import { FetchPanel } from './fetch-panel';
import { FlowsUsing } from './flows-using';
import { LimitsPanel } from './limits-panel';
import { MessageTable } from './message-table';
import { ReceivePanel } from './receive-panel';
import { UnknownSkuPanel } from './unknown-sku-panel';

/** One account: how its orders come in, what it can do, what it sent lately. */
export function ConnectionPage({ connectionId }: { connectionId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(
    trpc.connections.get.queryOptions({ workspace: slug, connectionId }, { refetchInterval: livelyMs }),
  );
  return (
    <PageBody>
      <QueryView query={query} skeleton={<TextSkeleton lines={14} />}>
        {(connection) => <Whole connection={connection} />}
      </QueryView>
    </PageBody>
  );
}

function Whole({ connection }: { connection: ConnectionView }) {
  const may = useMay();
  useNamedPart();
  const { problem } = connection;
  return (
    <>
      <Head connection={connection} />
      <AlertsHere
        connectionId={connection.id}
        account="#account"
        otherwise={problem && <AccountTrouble problem={problem} />}
      />
      <div className={classes['columns']}>
        <Stack gap="xl">
          {connection.capabilities.length > 0 && <ReceivePanel connection={connection} />}
          <FetchPanel connection={connection} />
          <MessageTable messages={connection.recentMessages} />
        </Stack>
        <Stack gap="xl">
          {may.admin && (
            <div id="account">
              <AccountPanel connection={connection} />
            </div>
          )}
          <UnknownSkuPanel connection={connection} />
          <WhatItCanDo connection={connection} />
          <div id="limits">
            <LimitsPanel connection={connection} />
          </div>
          <FlowsUsing flows={connection.flows} />
        </Stack>
      </div>
    </>
  );
}

function AccountTrouble({ problem }: { problem: NonNullable<ConnectionView['problem']> }) {
  const may = useMay();
  return (
    <div className={classes['trouble']}>
      <ProblemCard
        message={problem.message}
        advice={problem.advice}
        fix={
          may.admin && (
            <Button component="a" href="#account" size="compact-md">
              Look at the account
            </Button>
          )
        }
      />
    </div>
  );
}

/** What only sends a flow's own messages has no table to fill. */
function WhatItCanDo({ connection: { capabilities, sends } }: { connection: ConnectionView }) {
  if (capabilities.length > 0) return <CapabilityTable capabilities={capabilities} />;
  return (
    <Section title="What it can do">
      <CapabilityRow capabilities={capabilities} sends={sends} />
    </Section>
  );
}

function Head({ connection }: { connection: ConnectionView }) {
  const { to } = useHere();
  const { name, connectorName, account, state } = connection;
  return (
    <PageHeader
      above={
        <Anchor component={Link} href={to('connections')}>
          Connections
        </Anchor>
      }
      title={name}
      state={
        <span className={classes['state']}>
          <StateBadge {...connectionState[state]} />
          <span>{account ? `${connectorName}, account ${account}` : connectorName}</span>
        </span>
      }
      action={<ConnectionActions connection={connection} />}
    />
  );
}
