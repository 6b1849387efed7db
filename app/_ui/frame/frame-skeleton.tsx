import { Skeleton } from '@mantine/core';
import { PageBody } from '../page-body';
import { TextSkeleton } from '../skeletons';
import classes from './frame.module.css';
import navClasses from './nav.module.css';

/** The frame's shape, before it is known who is looking. */
export function FrameSkeleton() {
  return (
    <div className={classes['frame']}>
      <div className={navClasses['nav']}>
        <Skeleton height={24} my={14} />
        {['a', 'b', 'c', 'd', 'e'].map((line) => (
          <Skeleton key={line} height={20} my={4} width="70%" />
        ))}
      </div>
      <main className={classes['column']} aria-busy="true">
        <PageBody>
          <Skeleton height={28} width={180} mb="lg" />
          <TextSkeleton />
        </PageBody>
      </main>
    </div>
  );
}
