'use client';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './page-header.module.css';

interface Props {
  readonly title: string;
  /** One sentence of state; a skeleton or nothing while it loads. */
  readonly state?: ReactNode;
  /** The main action, last in the row. */
  readonly action?: ReactNode;
  /** Where this page hangs, e.g. a link back to the list. */
  readonly above?: ReactNode;
}

/** The head of every page: title, one sentence of state, the main action. */
export function PageHeader({ title, state, action, above }: Props) {
  useDocumentTitle(`${title} · Sluice`);
  return (
    <header className={classes['header']}>
      <div className={classes['words']}>
        {above && <div className={classes['above']}>{above}</div>}
        <h1 className={classes['title']}>{title}</h1>
        {state && <p className={classes['state']}>{state}</p>}
      </div>
      {action && <div className={classes['action']}>{action}</div>}
    </header>
  );
}
