'use client';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { livelyMs } from '../_ui/query-client';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { AlertCard } from './alert-card';

interface Props {
  readonly connectionId: string;
  /** The place on its page where the account is put right. */
  readonly account: string;
  /** What the page says of a trouble itself, while no alert says it. */
  readonly otherwise: ReactNode;
}

/** The open alerts about one connection, on its own page. */
export function AlertsHere({ connectionId, account, otherwise }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data = [] } = useQuery(trpc.alerts.open.queryOptions({ workspace: slug }, { refetchInterval: livelyMs }));
  const own = `connections/${connectionId}`;
  const alerts = data.filter((alert) => alert.connectionId === connectionId || alert.path === own);
  const isSaid = alerts.some(({ path }) => path === own);
  if (alerts.length === 0) return otherwise;
  return (
    <Stack gap="sm" mb="lg" component="section" aria-label="Alerts about this connection">
      {!isSaid && otherwise}
      {alerts.map((alert) => (
        <AlertCard key={alert.id} alert={alert} {...(alert.path === own && { here: account })} />
      ))}
    </Stack>
  );
}
