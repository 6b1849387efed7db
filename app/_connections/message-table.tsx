'use client';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { Section } from '../_ui/section';
import { StateBadge, type StateName } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import type { ConnectionView } from './connection-view';
import classes from './message-table.module.css';

type Message = ConnectionView['recentMessages'][number];

const ways: Readonly<Record<Message['arrivedBy'], string>> = {
  webhook: 'Webhook',
  poll: 'Asked for',
  pull: 'Fetched by number',
  backfill: 'Fetched range',
  fetch: 'Read again',
};
const states: Readonly<Record<Message['state'], { readonly state: StateName; readonly word: string }>> = {
  new: { state: 'waiting', word: 'New' },
  decided: { state: 'flowing', word: 'Read' },
  waiting: { state: 'waiting', word: 'Waits for its order' },
  unreadable: { state: 'needsFix', word: 'Cannot be read' },
};

/** The latest messages as they came in. */
export function MessageTable({ messages }: { messages: readonly Message[] }) {
  if (messages.length === 0) return null;
  return (
    <Section title="Latest messages">
      <ul className={classes['list']}>
        {messages.map((message) => (
          <li key={message.id} className={classes['line']}>
            <span className={classes['way']}>
              {ways[message.arrivedBy]} <code>{message.topic}</code>
            </span>
            <OrderLink message={message} />
            <StateBadge {...states[message.state]} />
            <span className={classes['when']}>
              <Time at={message.receivedAt} />
            </span>
            {message.problem && <span className={classes['problem']}>{message.problem.message}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OrderLink({ message: { orderId, orderNumber } }: { message: Message }) {
  const { to } = useHere();
  if (orderId === null) return <span>{orderNumber ?? 'No order'}</span>;
  return (
    <Anchor component={Link} href={to(`orders/${orderId}`)}>
      {orderNumber ?? 'Order'}
    </Anchor>
  );
}
