'use client';
import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import classes from './flow-chart.module.css';
import type { Stretch } from './say-stretch';

const series = [
  { name: 'in', label: 'In from marketplaces', color: 'var(--chart-in)' },
  { name: 'out', label: 'Out to destinations', color: 'var(--chart-out)' },
];

interface Props {
  readonly stretches: readonly Stretch[];
  readonly onOpen: (which: 'in' | 'out', stretch: Stretch) => void;
}

/** Orders in and out as pairs of bars. A bar opens its orders; the table beside it says the same to those who cannot see it. */
export function FlowChart({ stretches, onOpen }: Props) {
  const longOf = (short: string) => stretches.find((one) => one.short === short)?.long ?? short;
  return (
    <BarChart
      aria-hidden
      h={220}
      data={stretches.map((one) => ({ ...one }))}
      dataKey="short"
      series={series}
      tickLine="none"
      gridAxis="x"
      maxBarWidth={18}
      barProps={({ name }) => ({
        isAnimationActive: false,
        radius: [3, 3, 0, 0],
        className: classes['bar'] ?? '',
        onClick: (_bar, index) => {
          const stretch = stretches[index];
          if (stretch) onOpen(name === 'in' ? 'in' : 'out', stretch);
        },
      })}
      barChartProps={{ margin: { top: 0, right: 0, bottom: 0, left: 0 }, accessibilityLayer: false }}
      yAxisProps={{ width: 36, allowDecimals: false }}
      xAxisProps={{ interval: 'equidistantPreserveStart' }}
      tooltipProps={{ labelFormatter: (label) => longOf(String(label)), isAnimationActive: false }}
      cursorFill="var(--surface-hover)"
      textColor="var(--ink-soft)"
      gridColor="var(--line)"
    />
  );
}
