'use client';
import { Button } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { ProblemCard } from '../_ui/problem-card';
import { sayMany, sayMoney } from '../_ui/say-number';
import { Time } from '../_ui/time';
import type { HomeSummary } from './health-view';

type Account = HomeSummary['stopped'][number];

/** An account that lets us in no more: the first thing to put right, as everything behind it waits. */
export function StoppedAccountCard({ account }: { account: Account }) {
  const { to } = useHere();
  const { connectionId, message, advice, orders } = account;
  return (
    <ProblemCard
      tone="stopped"
      message={message}
      advice={advice}
      facts={<Facts account={account} />}
      fix={
        <>
          <Button size="compact-md" component={Link} href={to(`connections/${connectionId}`)}>
            Reconnect
          </Button>
          {orders > 0 && (
            <Button
              size="compact-md"
              variant="subtle"
              color="gray"
              component={Link}
              href={to(`orders?state=waiting&connection=${connectionId}`)}
            >
              Show orders
            </Button>
          )}
        </>
      }
    />
  );
}

function Facts({ account: { orders, value, shipBy } }: { account: Account }) {
  if (orders === 0) return 'Yours to fix, at the channel · no order waits for it yet';
  return (
    <>
      {['Yours to fix, at the channel', `${sayMany(orders, { one: 'order' })} waiting`, ...value.map(sayMoney)].join(
        ' · ',
      )}
      {shipBy && (
        <>
          {' · '}
          <strong>
            first to ship <Time at={shipBy} />
          </strong>
        </>
      )}
    </>
  );
}
