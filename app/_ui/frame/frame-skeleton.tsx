import { PageBody } from '../page-body';
import classes from './frame.module.css';
import bars from './frame-skeleton.module.css';
import navClasses from './nav.module.css';

const bar = (kind?: 'brand' | 'link' | 'heading') => `${bars['bar']} ${kind ? bars[kind] : ''}`;

/** The frame's shape, before it is known who is looking. */
export function FrameSkeleton() {
  return (
    <div className={classes['frame']}>
      <div className={navClasses['nav']}>
        <div className={bar('brand')} />
        {['a', 'b', 'c', 'd', 'e'].map((line) => (
          <div key={line} className={bar('link')} />
        ))}
      </div>
      <main className={classes['column']} aria-busy="true">
        <PageBody>
          <div className={bar('heading')} />
          {['a', 'b', 'c', 'd', 'e', 'f'].map((line) => (
            <div key={line} className={bar()} />
          ))}
        </PageBody>
      </main>
    </div>
  );
}
