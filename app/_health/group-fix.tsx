'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ProblemFix } from '../../nodes/problem-fix';
import { kindOfProblem, MatchButton } from '../_code-map/waiting-codes';
import { MapSkuModal } from '../_sku-map/map-sku-modal';
import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { sayCount } from '../_ui/say-number';
import { useMay } from '../_ui/workspace';
import { CloseGroup } from './close-group';
import { fixPages, ordersOf } from './fix-target';
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
  raiseLimit: RaiseLimit,
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
  return <FixPage group={group} page={fixPages.mapSku(group)} label="Open the SKU map" />;
}

function Reconnect({ group }: { group: ProblemGroup }) {
  return <FixPage group={group} page={fixPages.reconnect(group)} label="Reconnect" />;
}

function OpenConnection({ group }: { group: ProblemGroup }) {
  return <FixPage group={group} page={fixPages.openConnection(group)} label="Open its settings" />;
}

/** Whose limit it is, and where it is raised, is said on the page of the connection. */
function RaiseLimit({ group }: { group: ProblemGroup }) {
  const again = group.orders > 1 ? `It is raised: try all ${sayCount(group.orders)} again` : 'It is raised: try again';
  return <FixPage group={group} page={fixPages.raiseLimit(group)} label="Raise the limit" again={again} />;
}

function EditOrder({ group }: { group: ProblemGroup }) {
  const [first] = group.sampleOrders;
  const label = group.orders === 1 && first ? `Correct order ${first.number}` : 'Correct the orders';
  return <FixPage group={group} page={fixPages.editOrder(group)} label={label} />;
}

/** The step is changed on the canvas; then the orders go through the flow as it is by then. */
function EditFlow({ group }: { group: ProblemGroup }) {
  const label = group.nodeId === null ? 'Open the flow' : 'Edit the step';
  return <FixPage group={group} page={fixPages.editFlow(group)} label={label} withLive />;
}

interface FixPageProps {
  readonly group: ProblemGroup;
  readonly page: string | null;
  readonly label: string;
  /** How trying again is called, where it has a name of its own. */
  readonly again?: string;
  /** Then with the flow as it is by then. */
  readonly withLive?: boolean;
}

/** What is put right on a page of its own, and then all of it is tried again. */
function FixPage({ group, page, label, again, withLive = false }: FixPageProps) {
  const { to } = useHere();
  return (
    <>
      {page !== null && (
        <LinkButton href={to(page)} size="compact-md">
          {label}
        </LinkButton>
      )}
      <RetryAll group={group} isSecond={page !== null} withLive={withLive} {...(again && { label: again })} />
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
  const page = fixPages.checkDestination(group);
  if (!first || page === null) return <RetryAll group={group} />;
  return (
    <LinkButton href={to(page)} size="compact-md">
      Look at order {first.number}
    </LinkButton>
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
  return (
    <Button size="compact-md" variant="subtle" color="gray" component={Link} href={to(ordersOf(group) ?? 'orders')}>
      {group.orders === 1 ? `Order ${first.number}` : 'Show orders'}
    </Button>
  );
}
