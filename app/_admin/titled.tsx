import { type ReactNode, useId } from 'react';
import classes from './admin.module.css';

/** A titled part of a page above the workspaces. */
export function Titled({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes['title']}>
        {title}
      </h2>
      {text && <p className={classes['soft']}>{text}</p>}
      {children}
    </section>
  );
}
