import Link from 'next/link';
import type { ReactNode } from 'react';
import classes from './plain-link.module.css';

/** A link that looks like a button, for pages the server draws: Mantine's own needs style attributes (see skeleton-line.tsx). */
export const PlainLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className={classes['link']}>
    {children}
  </Link>
);
