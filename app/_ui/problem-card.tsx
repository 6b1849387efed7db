import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './problem-card.module.css';

interface Props {
  readonly message: string;
  readonly advice?: string | undefined;
  /** Facts in one quiet line: how many orders, how much money, since when. */
  readonly facts?: ReactNode;
  /** The way out, one button. */
  readonly fix?: ReactNode;
  readonly tone?: 'needsFix' | 'stopped';
}

/** What is wrong, what to do, and the button that does it. */
export function ProblemCard({ message, advice, facts, fix, tone = 'needsFix' }: Props) {
  return (
    <section className={classes['card']} data-tone={tone}>
      <IconAlertTriangle size={18} stroke={2} className={classes['icon']} aria-hidden />
      <div className={classes['words']}>
        <p className={classes['message']}>{message}</p>
        {advice && <p className={classes['advice']}>{advice}</p>}
        {facts && <p className={classes['facts']}>{facts}</p>}
        {fix && <div className={classes['fix']}>{fix}</div>}
      </div>
    </section>
  );
}
