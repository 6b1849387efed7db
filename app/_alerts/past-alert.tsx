import { IconCircleCheck } from '@tabler/icons-react';
import { saySpan } from '../_ui/say-time';
import { Time } from '../_ui/time';
import type { AlertView } from './alert-view';
import classes from './alerts.module.css';

/** An alert that is over: what it was, and how long it took. */
export function PastAlert({ alert: { title, message, openedAt, resolvedAt } }: { alert: AlertView }) {
  const until = resolvedAt ?? openedAt;
  return (
    <li>
      <IconCircleCheck size={18} className={classes['over']} aria-hidden />
      <span className={classes['words']}>
        {title}
        <span className={classes['soft']}>{message}</span>
      </span>
      <span className={classes['when']}>
        <Time at={until} />
        <span className={classes['soft']}>after {saySpan(Date.parse(until) - Date.parse(openedAt))}</span>
      </span>
    </li>
  );
}
