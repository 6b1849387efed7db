'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ProblemFix } from '../../nodes/problem-fix';
import { kindOfProblem, MatchButton } from '../_code-map/waiting-codes';
import { readFilters, writeFilters } from '../_orders/order-filters';
import { MapSkuModal } from '../_sku-map/map-sku-modal';
import { useHere } from '../_ui/frame/use-here';
import { sayCount } from '../_ui/say-number';
import { useMay } from '../_ui/workspace';
import { CloseGroup } from './close-group';
import type { ProblemGroup } from './health-view';
import { RetryMany } from './retry-many';

/** The way out of a group of problems: its fix first, then trying all again, closing with a reason, and the orders themselves. */
export function GroupFix({ group }: { group: ProblemGroup }) {
  const may = useMay();
  const Fix = may.edit ? fixes[group.fix] : null;
  return (
    <>
      {Fix && <Fix group={group} />}
      {may.edit && group.fix !== 'skip' && <CloseGroup group={group} />}
      <ShowOrders group={group} />
    </>
  );
}

type Fix = (props: { group: ProblemGroup }) => ReactNode;

const fixes: Readonly<Record<ProblemFix, Fix>> = {
  mapSku: MapSku,
  mapCode: MapCode,
  reconnect: Reconnect,
  openConnection: OpenConnection,
  editOrder: EditOrder,
  editFlow: EditFlow,
  fixThere: FixedThere,
  checkDestination: CheckOne,
  retry: RetryAll,
  wait: RetryAll,
  skip: CloseFirst,
};

function MapSku({ group }: { group: ProblemGroup }) {
  const [opened, { open, close }] = useDisclosure(false);
  const { connectionId, connectionName, subject } = group;
  if (connectionId === null || subject === null) return <OpenSkuMap group={group} />;
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

function MapCode({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  const { code, connectionId, connectionName, subject } = group;
  const kind = kindOfProblem(code);
  if (connectionId === null || kind === null) return <RetryAll group={group} />;
  if (subject !== null)
    return <MatchButton kind={kind} code={subject} destination={{ id: connectionId, name: connectionName }} />;
  // No reason was given at all: what such ones go as is chosen once for all.
  return (
    <Button size="compact-md" component={Link} href={to(`code-map?at=${connectionId}&kind=${kind}`)}>
      Choose a reason
    </Button>
  );
}

/** Any of several products may be the one to match. */
function OpenSkuMap({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  return (
    <>
      <Button size="compact-md" component={Link} href={to('sku-map')}>
        Open the SKU map
      </Button>
      <RetryAll group={group} isSecond />
    </>
  );
}

function Reconnect({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  if (group.connectionId === null) return <RetryAll group={group} />;
  return (
    <>
      <Button size="compact-md" component={Link} href={to(`connections/${group.connectionId}`)}>
        Reconnect
      </Button>
      <RetryAll group={group} isSecond />
    </>
  );
}

function OpenConnection({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  return (
    <>
      {group.connectionId !== null && (
        <Button size="compact-md" component={Link} href={to(`connections/${group.connectionId}`)}>
          Open its settings
        </Button>
      )}
      <RetryAll group={group} isSecond={group.connectionId !== null} />
    </>
  );
}

function EditOrder({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  const [first] = group.sampleOrders;
  const path = first && group.orders === 1 ? `orders/${first.id}` : `orders${viewOf(group)}`;
  return (
    <>
      {first && (
        <Button size="compact-md" component={Link} href={to(path)}>
          {group.orders === 1 ? `Correct order ${first.number}` : 'Correct the orders'}
        </Button>
      )}
      <RetryAll group={group} isSecond={first !== undefined} />
    </>
  );
}

/** The step is changed on the canvas; then the orders go through the flow as it is by then. */
function EditFlow({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  const node = group.nodeId === null ? '' : `?node=${encodeURIComponent(group.nodeId)}`;
  return (
    <>
      <Button
        size="compact-md"
        component={Link}
        href={to(group.flowId === null ? 'flows' : `flows/${group.flowId}${node}`)}
      >
        {group.nodeId === null ? 'Open the flow' : 'Edit the step'}
      </Button>
      <RetryAll group={group} isSecond withLive />
    </>
  );
}

function FixedThere({ group }: { group: ProblemGroup }) {
  return <RetryAll group={group} label={group.orders > 1 ? 'It is fixed: try all again' : 'It is fixed: try again'} />;
}

function CloseFirst({ group }: { group: ProblemGroup }) {
  return (
    <>
      <CloseGroup group={group} isMain />
      <RetryAll group={group} isSecond />
    </>
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

interface RetryAllProps {
  readonly group: ProblemGroup;
  readonly label?: string;
  /** Beside the fix, not instead of it. */
  readonly isSecond?: boolean;
  /** With the flow as it is now. */
  readonly withLive?: boolean;
}

function RetryAll({ group, label, isSecond = false, withLive = false }: RetryAllProps) {
  const { code, subject, connectionId, orders } = group;
  const isMessage = orders === 0;
  const words = isMessage ? 'Read again' : orders > 1 ? `Try all ${sayCount(orders)} again` : 'Try again';
  return (
    <RetryMany
      what={{ kind: 'cause', cause: { code, subject, connectionId } }}
      label={label ?? words}
      variant={isSecond ? 'default' : 'filled'}
      {...(withLive && { how: 'startLive' })}
    />
  );
}

function ShowOrders({ group }: { group: ProblemGroup }) {
  const { to } = useHere();
  const [first] = group.sampleOrders;
  if (!first || group.fix === 'checkDestination' || group.fix === 'editOrder') return null;
  const path = group.orders === 1 ? `orders/${first.id}` : `orders${viewOf(group)}`;
  return (
    <Button size="compact-md" variant="subtle" color="gray" component={Link} href={to(path)}>
      {group.orders === 1 ? `Order ${first.number}` : 'Show orders'}
    </Button>
  );
}

const viewOf = ({ code, subject, connectionId }: ProblemGroup) =>
  writeFilters({ ...readFilters(new URLSearchParams()), code, subject: subject ?? '', at: connectionId ?? '' });
