'use client';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { sayCount, sayMoney } from '../_ui/say-number';
import { sayDuration } from '../_ui/say-time';
import type { HomeSummary } from './health-view';
import classes from './key-numbers.module.css';
import { ordersOf } from './say-stretch';

/** The numbers before any table, each leading to its orders. */
export function KeyNumbers({ home }: { home: HomeSummary }) {
  const { to } = useHere();
  const numbers = [
    { label: 'Orders today', count: home.ordersToday, path: ordersOf('in', { start: home.since.today, until: null }) },
    {
      label: 'Out in 24 hours',
      count: home.published24h,
      path: ordersOf('out', { start: home.since.day, until: null }),
    },
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
      <FlowingNumbers home={home} />
    </ul>
  );
}

/** Currencies are not added up: two of them, and whether there are more. */
const sayWorth = (atRisk: HomeSummary['flowing']['atRisk']) =>
  [...atRisk.slice(0, 2).map(sayMoney), ...(atRisk.length > 2 ? ['more'] : [])].join(' + ');

/** How well and how fast orders cross, and what hangs on those that wait. */
function FlowingNumbers({ home: { flowing, since } }: { home: HomeSummary }) {
  const { to } = useHere();
  const { medianMs, success, atRisk } = flowing;
  const wentOut = ordersOf('out', { start: since.day, until: null });
  const facts = [
    ...(success === null
      ? []
      : [{ label: 'Crossed without a stop', text: `${Math.floor(success * 100)} %`, path: wentOut }]),
    ...(medianMs === null ? [] : [{ label: 'Typical time across', text: sayDuration(medianMs), path: wentOut }]),
    ...(atRisk.length === 0
      ? []
      : [{ label: 'Worth waiting for a fix', text: sayWorth(atRisk), path: 'orders?state=needsFix' }]),
  ];
  return facts.map(({ label, text, path }) => (
    <li key={label}>
      <Link href={to(path)} className={classes['number']}>
        <span className={classes['count']} data-long={text.length > 8}>
          {text}
        </span>
        <span className={classes['label']}>{label}</span>
      </Link>
    </li>
  ));
}
