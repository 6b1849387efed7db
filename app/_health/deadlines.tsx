'use client';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { Section } from '../_ui/section';
import { Time } from '../_ui/time';
import { useNow } from '../_ui/use-now';
import classes from './deadlines.module.css';
import type { HomeSummary } from './health-view';

/** What must leave the house next; what is late comes first. */
export function Deadlines({ home: { flowing } }: { home: HomeSummary }) {
  const { to } = useHere();
  const now = useNow();
  if (flowing.deadlines.length === 0) return null;
  return (
    <Section title="To be shipped next">
      <ul className={classes['list']}>
        {flowing.deadlines.map(({ id, number, shipBy, needsFix }) => (
          <li key={id}>
            <Link href={to(`orders/${id}`)} className={classes['order']} data-late={Date.parse(shipBy) < now}>
              <span className={classes['number']}>{number}</span>
              <span>
                {Date.parse(shipBy) < now ? 'should have shipped' : 'ships'} <Time at={shipBy} />
                {needsFix && ', needs a fix'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
