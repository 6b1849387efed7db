import classes from './sparkline.module.css';

const width = 120;
const height = 28;

/** A day as a small line. Says its numbers to those who cannot see it. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const top = Math.max(1, ...values);
  const step = width / Math.max(1, values.length - 1);
  const points = values.map(
    (value, index) => `${round(index * step)},${round(height - 2 - (value / top) * (height - 4))}`,
  );
  return (
    <svg
      className={classes['spark']}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <polygon className={classes['area']} points={`0,${height} ${points.join(' ')} ${width},${height}`} />
      <polyline className={classes['line']} points={points.join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
