import type { ReactNode } from 'react';
import classes from './page-body.module.css';

/** The padded ground of an ordinary page. The editor does without: its canvas goes to the edges. */
export function PageBody({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <div className={classes['body']} data-narrow={narrow}>
      {children}
    </div>
  );
}
