import { SkeletonLine } from './skeleton-line';
import classes from './skeletons.module.css';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const widths = ['long', 'full', 'half', 'long', 'short'] as const;
const widthOf = (index: number) => widths[index % widths.length] ?? 'long';

/** The shape of a table that is on its way. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className={classes['card']}>
      {numbers(rows).map((row) => (
        <SkeletonLine key={row} width={widthOf(row)} height="title" />
      ))}
    </div>
  );
}

/** The shape of a grid of cards. */
export function CardsSkeleton({ cards = 3 }: { cards?: number }) {
  return (
    <div className={classes['grid']}>
      {numbers(cards).map((card) => (
        <div key={card} className={classes['card']}>
          <SkeletonLine width="half" height="title" />
          <SkeletonLine width="long" />
          <SkeletonLine width="short" />
        </div>
      ))}
    </div>
  );
}

/** The shape of a page with a heading and text. */
export function TextSkeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div>
      {numbers(lines).map((line) => (
        <SkeletonLine key={line} width={widthOf(line)} />
      ))}
    </div>
  );
}
