'use client';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { PageBody } from '../_ui/page-body';
import { PageHeader } from '../_ui/page-header';
import { livelyMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { TextSkeleton } from '../_ui/skeletons';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { OrderActions } from './order-actions';
import classes from './order-page.module.css';
import { OrderPaper } from './order-paper';
import type { OrderView } from './order-view';
import { orderWords } from './order-word';
import { StationStrip } from './station-strip';
import { Timeline } from './timeline';
import { WhyPanel } from './why-panel';

/** One order: where it is, what it says, what happened to it, and what can be done. */
export function OrderPage({ orderId }: { orderId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.orders.get.queryOptions({ workspace: slug, orderId }, { refetchInterval: livelyMs }));
  return (
    <PageBody>
      <QueryView query={query} skeleton={<TextSkeleton lines={14} />}>
        {(view) => <Whole view={view} />}
      </QueryView>
    </PageBody>
  );
}

function Whole({ view }: { view: OrderView }) {
  const { to } = useHere();
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} href={to('orders')}>
            Orders
          </Anchor>
        }
        title={`Order ${view.order.source.number}`}
        state={
          <span className={classes['state']}>
            <StateBadge {...orderWords[view.word]} />
            <span>
              From {view.source.name}, placed <Time at={view.order.placedAt} />
            </span>
          </span>
        }
        action={<OrderActions view={view} />}
      />
      <StationStrip view={view} />
      <div className={classes['columns']}>
        <OrderPaper view={view} />
        <div className={classes['right']}>
          <WhyPanel view={view} />
          <Timeline view={view} />
        </div>
      </div>
    </>
  );
}
