'use client';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { type ReactNode, useId } from 'react';
import { useHere } from './frame/use-here';
import classes from './section.module.css';

interface Props {
  readonly title: string;
  /** A link to the whole of it. */
  readonly aside?: { readonly label: string; readonly path: string } | undefined;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  const { to } = useHere();
  return (
    <section aria-labelledby={id}>
      <div className={classes['head']}>
        <h2 id={id} className={classes['title']}>
          {title}
        </h2>
        {aside && (
          <Anchor component={Link} href={to(aside.path)} size="sm">
            {aside.label}
          </Anchor>
        )}
      </div>
      {children}
    </section>
  );
}
