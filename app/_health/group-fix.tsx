'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ProblemFix } from '../../nodes/problem';
import { readFilters, writeFilters } from '../_orders/order-filters';
import { MapSkuModal } from '../_sku-map/map-sku-modal';
import { useHere } from '../_ui/frame/use-here';
import { sayCount } from '../_ui/say-number';
import { useMay } from '../_ui/workspace';
import { CloseGroup } from './close-group';
import type { ProblemGroup } from './health-view';
import { RetryMany } from './retry-many';

/** The way out of a group of problems: one button, and the orders themselves one click away. */
export function GroupFix({ group }: { group: ProblemGroup }) {
  const may = useMay();
  const Fix = may.edit ? fixes[group.fix] : null;
  return (
    <>
      {Fix && <Fix group={group} />}
      {may.edit && group.fix !== 'none' && <CloseGroup group={group} />}
      <ShowOrders group={group} />
    </>
  );
}

type Fix = (props: { group: ProblemGroup }) => ReactNode;

const fixes: Readonly<Record<ProblemFix, Fix>> = {
  mapSku: MapSku,
  reconnect: Reconnect,
  editOrder: RetryAll,
  editFlow: EditFlow,
  checkDestination: CheckOne,
  retry: RetryAll,
  wait: RetryAll,
  none: CloseGroup,
};

function MapSku({ group }: { group: ProblemGroup }) {
  const [opened, { open, close }] = useDisclosure(false);
  const { connectionId, connectionName, subject } = group;
  if (connectionId === null || subject === null) return <RetryAll group={group} />;
  return (
    <>
      <Button size="compact-md" onClick={open}>
        Map SKU
      </Button>
      <MapSkuModal
        opened={opened}
        onClose={close}
        connection={{ id: connectionId, name: connectionName }}
        sku={subject}
      />
    </>
  );
}

function Reconnect({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  if (group.connectionId === null) return <RetryAll group={group} />;
  return (
    <Button size="compact-md" component={Link} href={to(`connections/${group.connectionId}`)}>
      Reconnect
    </Button>
  );
}

function EditFlow({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  if (group.flowId === null) return <RetryAll group={group} />;
  const node = group.nodeId === null ? '' : `?node=${encodeURIComponent(group.nodeId)}`;
  return (
    <Button size="compact-md" component={Link} href={to(`flows/${group.flowId}${node}`)}>
      Open the flow
    </Button>
  );
}

/** Nobody knows whether it arrived: that is looked at order by order. */
function CheckOne({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  const [first] = group.sampleOrders;
  if (!first) return <RetryAll group={group} />;
  return (
    <Button size="compact-md" component={Link} href={to(`orders/${first.id}`)}>
      Look at order {first.number}
    </Button>
  );
}

function RetryAll({ group }: { group: ProblemGroup }) {
  const { code, subject, connectionId } = group;
  return (
    <RetryMany
      what={{ kind: 'cause', cause: { code, subject, connectionId } }}
      label={group.orders > 1 ? `Try all ${sayCount(group.orders)} again` : 'Try again'}
    />
  );
}

function ShowOrders({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  const [first] = group.sampleOrders;
  if (!first || group.fix === 'checkDestination') return null;
  const path = group.orders === 1 ? `orders/${first.id}` : `orders${viewOf(group)}`;
  return (
    <Button size="compact-md" variant="subtle" color="gray" component={Link} href={to(path)}>
      {group.orders === 1 ? `Order ${first.number}` : 'Show orders'}
    </Button>
  );
}

const viewOf = ({ code, subject, connectionId }: ProblemGroup) =>
  writeFilters({ ...readFilters(new URLSearchParams()), code, subject: subject ?? '', at: connectionId ?? '' });
