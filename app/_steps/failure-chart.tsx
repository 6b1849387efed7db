'use client';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { sayMany } from '../_ui/say-number';
import { sayClock } from '../_ui/say-time';
import type { StepView } from './step-view';
import classes from './steps.module.css';

export type FailureRange = 'day' | 'month';

interface Props {
  readonly failures: StepView['failures'];
  readonly range: FailureRange;
  readonly onRange: (range: FailureRange) => void;
}

const calendar = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** What stopped at a step, hour by hour or day by day, closed since or not. */
export function FailureChart({ failures, range, onRange }: Props) {
  const [picked, setPicked] = useState<number | null>(null);
  const say = (start: string) => (range === 'day' ? sayClock(start) : calendar.format(new Date(start)));
  const top = Math.max(1, ...failures.map((one) => one.failures));
  const all = failures.reduce((sum, one) => sum + one.failures, 0);
  const shown = picked === null ? null : failures[picked];
  const words = shown
    ? `${say(shown.start)}: ${sayStops(shown.failures)}`
    : `${sayStops(all)} in ${range === 'day' ? '24 hours' : '30 days'}`;
  return (
    <div className={classes['card']}>
      <SegmentedControl
        aria-label="Time shown"
        size="xs"
        mb="xs"
        data={[
          { value: 'day', label: '24 hours' },
          { value: 'month', label: '30 days' },
        ]}
        value={range}
        onChange={(value) => onRange(value === 'month' ? 'month' : 'day')}
      />
      <div className={classes['readout']} aria-live="polite">
        {words}
      </div>
      <ol className={classes['bars']} onPointerLeave={() => setPicked(null)}>
        {failures.map(({ start, failures: count }, index) => (
          <li key={start} onPointerEnter={() => setPicked(index)}>
            <span className={classes['hidden']}>
              {say(start)}: {sayStops(count)}
            </span>
            <span className={classes['bar']} style={{ height: `${(100 * count) / top}%` }} />
          </li>
        ))}
      </ol>
      <div className={classes['axis']} aria-hidden="true">
        {failures[0] && <span>{say(failures[0].start)}</span>}
        <span>now</span>
      </div>
    </div>
  );
}

const sayStops = (count: number) => `${sayMany(count, { one: 'thing' })} stopped here`;
