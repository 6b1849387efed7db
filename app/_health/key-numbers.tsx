'use client';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { sayCount } from '../_ui/say-number';
import type { HomeSummary } from './health-view';
import classes from './key-numbers.module.css';

/** The numbers before any table, each leading to its orders. */
export function KeyNumbers({ home }: { home: HomeSummary }) {
  const { to } = useHere();
  const numbers = [
    { label: 'Orders today', count: home.ordersToday, path: 'orders' },
    { label: 'Published in 24 hours', count: home.published24h, path: 'orders?state=published' },
    // Only where something is held: most workspaces have no such step.
    ...(home.held > 0 ? [{ label: 'To approve', count: home.held, path: 'orders?state=held', loud: true }] : []),
    { label: 'Waiting', count: home.waiting, path: 'orders?state=waiting' },
    { label: 'Need a fix', count: home.needsFix, path: 'orders?state=needsFix', loud: home.needsFix > 0 },
  ];
  return (
    <ul className={classes['row']}>
      {numbers.map(({ label, count, path, loud = false }) => (
        <li key={label}>
          <Link href={to(path)} className={classes['number']} data-loud={loud}>
            <span className={classes['count']}>{sayCount(count)}</span>
            <span className={classes['label']}>{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
