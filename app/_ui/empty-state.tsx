import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What a list shows before it has anything: a picture of what will be there, one sentence, one button. */
export function EmptyState({ picture, text, action }: { picture: ReactNode; text: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <div className={classes['picture']} aria-hidden="true">
        {picture}
      </div>
      <p className={classes['text']}>{text}</p>
      {action}
    </div>
  );
}
