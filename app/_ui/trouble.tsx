import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './trouble.module.css';

/** Why a form was not taken, above its button; read aloud when it appears. */
export function Trouble({ children }: { children: ReactNode }) {
  return (
    <div className={classes['trouble']} role="alert">
      <IconAlertTriangle size={18} stroke={2} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
