'use client';
import { useState } from 'react';
import { sayMany } from '../_ui/say-number';
import { sayClock } from '../_ui/say-time';
import type { HomeSummary } from './health-view';
import classes from './hour-chart.module.css';
import { niceTop } from './nice-top';

type Hours = HomeSummary['stretches'];

/** Orders in and out by the hour or the day, as pairs of bars; the numbers of an hour on hover and by keyboard. */
export function HourChart({ hours, byDay }: { hours: Hours; byDay: boolean }) {
  const say = byDay ? sayDay : sayHour;
  const [picked, setPicked] = useState<number | null>(null);
  const top = niceTop(Math.max(1, ...hours.flatMap((hour) => [hour.in, hour.out])));
  const shown = picked === null ? null : hours[picked];
  return (
    <div className={classes['card']}>
      <div className={classes['legend']}>
        <span className={classes['in']}>In from marketplaces</span>
        <span className={classes['out']}>Out to destinations</span>
        <span className={classes['readout']} aria-live="polite">
          {shown && `${say(shown.start)}: ${sayMany(shown.in, { one: 'order' })} in, ${shown.out} out`}
        </span>
      </div>
      <div className={classes['plot']}>
        <span className={classes['top']}>{top}</span>
        <ol className={classes['bars']} onPointerLeave={() => setPicked(null)}>
          {hours.map((hour, index) => (
            <HourBars key={hour.start} hour={hour} top={top} say={say} onPick={() => setPicked(index)} />
          ))}
        </ol>
      </div>
      <div className={classes['axis']} aria-hidden="true">
        {hours
          .filter((_, index) => index % Math.ceil(hours.length / 5) === 0)
          .map(({ start }) => (
            <span key={start}>{byDay ? sayDay(start) : sayClock(start)}</span>
          ))}
        <span>now</span>
      </div>
    </div>
  );
}

const hourLength = 3_600_000;
const calendar = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const sayDay = (day: string) => calendar.format(new Date(day));
const sayHour = (hour: string) =>
  `${sayClock(hour)} to ${sayClock(new Date(Date.parse(hour) + hourLength).toISOString())}`;

interface BarsProps {
  readonly hour: Hours[number];
  readonly top: number;
  readonly say: (start: string) => string;
  readonly onPick: () => void;
}

function HourBars({ hour, top, say, onPick }: BarsProps) {
  const height = (count: number) => `${(100 * count) / top}%`;
  return (
    <li className={classes['hour']} onPointerEnter={onPick}>
      <span className={classes['words']}>
        {say(hour.start)}: {sayMany(hour.in, { one: 'order' })} in, {hour.out} out
      </span>
      <span className={classes['barIn']} style={{ height: height(hour.in) }} />
      <span className={classes['barOut']} style={{ height: height(hour.out) }} />
    </li>
  );
}
