'use client';
import Link from 'next/link';
import { connectionState } from '../_connections/connection-state';
import { useHere } from '../_ui/frame/use-here';
import { sayCount, sayMany } from '../_ui/say-number';
import { sayClock, sayMoment } from '../_ui/say-time';
import { Sparkline } from '../_ui/sparkline';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import classes from './connection-tile.module.css';
import type { HomeSummary } from './health-view';

type Tile = HomeSummary['connections'][number];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** One connection at a glance: its day as a line, and when it last said something. */
export function ConnectionTile({ connection }: { connection: Tile }) {
  const { to } = useHere();
  const { name, state, perHour, lastReceivedAt, quiet, usual, check } = connection;
  const messages = sayMany(sum(perHour), { one: 'message' });
  return (
    <Link href={to(`connections/${connection.id}`)} className={classes['tile']}>
      <span className={classes['head']}>
        <span className={classes['name']}>{name}</span>
        {quiet ? <StateBadge state="needsFix" word="Quiet" /> : <StateBadge {...connectionState[state]} />}
      </span>
      <Sparkline values={perHour} label={`${messages} in the last 24 hours`} />
      <span className={classes['foot']}>
        {lastReceivedAt ? (
          <>
            {quiet ? `Quiet since ${sayMoment(lastReceivedAt)}` : <LastMessage at={lastReceivedAt} />}
            <br />
            {quiet ? `Normally about ${sayMany(quiet.expected, { one: 'order' })} by now` : `${messages} in 24 hours`}
          </>
        ) : (
          'Nothing received yet'
        )}
        {usual !== null && !quiet && (
          <>
            <br />
            Usually about {sayMany(usual, { one: 'order' })} an hour
          </>
        )}
        {check && <Check check={check} />}
      </span>
    </Link>
  );
}

const LastMessage = ({ at }: { at: string }) => (
  <>
    Last message <Time at={at} />
  </>
);

/** "0 missing of 1,204, checked 09:40" */
function Check({ check }: { check: NonNullable<Tile['check']> }) {
  const { seen, missing, problem, checkedAt } = check;
  return (
    <>
      <br />
      {problem === null
        ? `${sayCount(missing)} missing of ${sayCount(seen)}${missing > 0 ? ', fetched' : ''}, checked ${sayClock(checkedAt)}`
        : `Could not be compared at ${sayClock(checkedAt)}`}
    </>
  );
}
