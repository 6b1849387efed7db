'use client';
import { Button } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { ProblemCard } from '../_ui/problem-card';
import { sayMany, sayMoney } from '../_ui/say-number';
import { Time } from '../_ui/time';
import { useMay } from '../_ui/workspace';
import type { AlertView } from './alert-view';
import { AsideMenu } from './aside-menu';

/**
 * An alert that is open: what is wrong, since when, how much hangs on it, and the way to where it is put right.
 * @param here the place on this very page, where it is put right on it
 */
export function AlertCard({ alert, here }: { alert: AlertView; here?: string }) {
  const { to } = useHere();
  const may = useMay();
  const { title, message, path, action } = alert;
  return (
    <ProblemCard
      message={title}
      advice={message}
      facts={<Facts alert={alert} />}
      fix={
        <>
          <Button size="compact-md" component={Link} href={here ?? to(path)}>
            {action}
          </Button>
          {may.edit && <AsideMenu alert={alert} />}
        </>
      }
    />
  );
}

function Facts({ alert: { orders, value, since, shipBy, ruleName, snoozedUntil, isMuted } }: { alert: AlertView }) {
  const size = orders > 0 ? [sayMany(orders, { one: 'order' }), ...value.map(sayMoney)] : [];
  return (
    <>
      {size.length > 0 && `${size.join(' · ')} · `}since <Time at={since} />
      {shipBy && (
        <>
          {' · '}
          <strong>
            first to ship <Time at={shipBy} />
          </strong>
        </>
      )}
      {` · ${ruleName}`}
      {isMuted && ' · put aside until it is over'}
      {!isMuted && snoozedUntil && (
        <>
          {' · put aside, comes back '}
          <Time at={snoozedUntil} />
        </>
      )}
    </>
  );
}
