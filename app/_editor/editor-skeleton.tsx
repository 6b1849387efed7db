import { Skeleton } from '@mantine/core';
import classes from './editor-skeleton.module.css';

const cards = [0, 1, 2, 3];

/** The shape of an editor while its flow is fetched. */
export function EditorSkeleton() {
  return (
    <div className={classes['editor']}>
      <div className={classes['bar']}>
        <Skeleton width={180} height={20} />
        <Skeleton width={90} height={28} />
      </div>
      <div className={classes['stage']}>
        {cards.map((card) => (
          <Skeleton key={card} width={200} height={84} radius="md" />
        ))}
      </div>
    </div>
  );
}
