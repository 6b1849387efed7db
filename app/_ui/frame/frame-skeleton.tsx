import { PageBody } from '../page-body';
import { SkeletonLine } from '../skeleton-line';
import { TextSkeleton } from '../skeletons';
import classes from './frame.module.css';
import navClasses from './nav.module.css';

/** The frame's shape, before it is known who is looking. */
export function FrameSkeleton() {
  return (
    <div className={classes['frame']}>
      <div className={navClasses['nav']}>
        <SkeletonLine width="full" height="title" />
        {['a', 'b', 'c', 'd', 'e'].map((line) => (
          <SkeletonLine key={line} width="long" />
        ))}
      </div>
      <main className={classes['column']} aria-busy="true">
        <PageBody>
          <SkeletonLine width="short" height="title" />
          <TextSkeleton />
        </PageBody>
      </main>
    </div>
  );
}
