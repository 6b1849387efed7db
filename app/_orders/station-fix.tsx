'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { kindOfProblem, MatchButton } from '../_code-map/waiting-codes';
import { MapSkuModal } from '../_sku-map/map-sku-modal';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { DeliveryActions } from './delivery-actions';
import type { OrderView, Station } from './order-view';
import { RetryButton } from './retry-button';

/** The buttons that put a stop right: the fix for its problem first, then what else can be done with the delivery. */
export function StationFix({ station, view }: { station: Station; view: OrderView }) {
  const delivery = view.deliveries.find(({ id }) => id === station.deliveryId);
  return (
    <>
      <MainFix station={station} view={view} />
      {delivery ? <DeliveryActions delivery={delivery} /> : <RunRetry station={station} />}
    </>
  );
}

function MainFix({ station, view }: { station: Station; view: OrderView }) {
  const { to } = useHere();
  const { fix, connectionId, problem, name } = station;
  const run = view.runs.find(({ id }) => id === station.runId);
  if (fix === 'mapSku' && connectionId !== null && problem?.subject !== undefined) {
    return <MapSkuButton connection={{ id: connectionId, name }} sku={problem.subject} />;
  }
  if (fix === 'mapCode') return <MapCode station={station} />;
  const opening = fix === null ? undefined : openings[fix];
  if (opening !== undefined && connectionId !== null) {
    return (
      <LinkButton href={to(`connections/${connectionId}${opening.part}`)} size="compact-md">
        {opening.words} {name}
      </LinkButton>
    );
  }
  if (fix === 'editFlow' && run) {
    const node = problem?.nodeId === undefined ? '' : `?node=${encodeURIComponent(problem.nodeId)}`;
    return (
      <LinkButton href={to(`flows/${run.flowId}${node}`)} size="compact-md">
        Open the flow
      </LinkButton>
    );
  }
  return null;
}

/** Fixes that are made on the connection's page. */
const openings: Readonly<Partial<Record<NonNullable<Station['fix']>, { words: string; part: string }>>> = {
  reconnect: { words: 'Reconnect', part: '' },
  openConnection: { words: 'Open the settings of', part: '' },
  raiseLimit: { words: 'Raise the limit at', part: '#limits' },
};

function MapCode({ station: { connectionId, problem, name } }: { station: Station }) {
  const { to } = useHere();
  const kind = problem ? kindOfProblem(problem.code) : null;
  if (kind === null || connectionId === null) return null;
  const { subject } = problem ?? {};
  if (subject !== undefined) return <MatchButton kind={kind} code={subject} destination={{ id: connectionId, name }} />;
  return (
    <LinkButton href={to(`code-map?at=${connectionId}&kind=${kind}`)} size="compact-md">
      Choose a reason
    </LinkButton>
  );
}

function MapSkuButton({ connection, sku }: { connection: { id: string; name: string }; sku: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-md" onClick={open}>
        Map SKU
      </Button>
      <MapSkuModal opened={opened} onClose={close} connection={connection} sku={sku} />
    </>
  );
}

/** A run that stopped before it had anything to deliver. */
function RunRetry({ station }: { station: Station }) {
  if (station.runId === null || station.state !== 'problem') return null;
  return <RetryButton what={{ runId: station.runId }} />;
}
