'use client';
import { Anchor, Group, Stack } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { ProblemCard } from '../_ui/problem-card';
import { useMay } from '../_ui/workspace';
import { DeliveryList } from './delivery-list';
import type { OrderView, Station } from './order-view';
import { PauseCard } from './pause-card';
import { StationFix } from './station-fix';
import classes from './station-strip.module.css';

/** What lies behind a stop: the problem with its fix, every delivery to it, and the way to look for oneself. */
export function StationDetail({ station, view }: { station: Station; view: OrderView }) {
  const may = useMay();
  const deliveries = view.deliveries.filter(
    ({ connectionId }) => station.kind === 'destination' && connectionId === station.connectionId,
  );
  return (
    <div className={classes['detail']}>
      <Stack gap="md">
        {station.problem && (
          <ProblemCard
            message={station.problem.message}
            advice={station.problem.advice}
            fix={may.edit && <StationFix station={station} view={view} />}
          />
        )}
        {station.pause && <PauseCard pause={station.pause} />}
        {deliveries.length > 0 && <DeliveryList deliveries={deliveries} />}
        <StationLinks station={station} view={view} />
      </Stack>
    </div>
  );
}

function StationLinks({ station, view }: { station: Station; view: OrderView }) {
  const { to } = useHere();
  const run = view.runs.find(({ id }) => id === station.runId);
  return (
    <Group gap="lg">
      {station.url && (
        <Anchor href={station.url} target="_blank" rel="noreferrer">
          Open it at {station.name}
        </Anchor>
      )}
      {run && (
        <Anchor component={Link} href={to(`runs/${run.id}`)}>
          See its path through {run.flowName}
        </Anchor>
      )}
      {station.connectionId && (
        <Anchor component={Link} href={to(`connections/${station.connectionId}`)}>
          The connection {station.name}
        </Anchor>
      )}
    </Group>
  );
}
