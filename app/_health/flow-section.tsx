'use client';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { Suspense, useState } from 'react';
import { useHere } from '../_ui/frame/use-here';
import { later } from '../_ui/later';
import { sayCount } from '../_ui/say-number';
import { Section } from '../_ui/section';
import classes from './flow-section.module.css';
import { FlowTable } from './flow-table';
import type { HomeSummary } from './health-view';
import { ordersOf, type Range, toStretches } from './say-stretch';

/** Its code is as heavy as the rest of the page, and is not needed for the first look. */
const FlowChart = later(async () => (await import('./flow-chart')).FlowChart);

const ranges: { value: Range; label: string }[] = [
  { value: 'day', label: '24 hours' },
  { value: 'week', label: '7 days' },
  { value: 'month', label: '30 days' },
];

interface Props {
  readonly stretches: HomeSummary['stretches'];
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}

/** Orders in and out by the hour or the day, as a picture or as a table. */
export function FlowSection({ stretches, range, onRange }: Props) {
  const { to } = useHere();
  const { push } = useRouter();
  const [isTable, setTable] = useState(false);
  const shown = toStretches(stretches, range);
  return (
    <Section title="Orders in and out">
      <div className={classes['card']}>
        <div className={classes['bar']}>
          <SegmentedControl
            aria-label="Time shown"
            size="xs"
            data={ranges}
            value={range}
            onChange={(value) => onRange(ranges.find((one) => one.value === value)?.value ?? 'day')}
          />
          <Legend stretches={stretches} />
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setTable(!isTable)}>
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
        </div>
        {isTable ? (
          <FlowTable stretches={shown} />
        ) : (
          <Suspense fallback={<Skeleton h={220} />}>
            <FlowChart stretches={shown} onOpen={(which, stretch) => push(to(ordersOf(which, stretch)))} />
          </Suspense>
        )}
      </div>
    </Section>
  );
}

/** What the colours mean, with how many there were in all. */
function Legend({ stretches }: { stretches: HomeSummary['stretches'] }) {
  const sum = (which: 'in' | 'out') => sayCount(stretches.reduce((total, one) => total + one[which], 0));
  return (
    <p className={classes['legend']}>
      <span className={classes['in']}>{sum('in')} in from marketplaces</span>
      <span className={classes['out']}>{sum('out')} out to destinations</span>
    </p>
  );
}
