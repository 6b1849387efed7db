'use client';
import { IconMenu2 } from '@tabler/icons-react';
import Link from 'next/link';
import classes from './bottom-bar.module.css';
import { NeedsFixCount } from './nav';
import { bottomPaths, navLinks } from './nav-links';
import { useHere } from './use-here';
import { useSettled } from './use-settled';

/** The pages at the thumb, on phones. */
export function BottomBar({ onMore }: { onMore: () => void }) {
  const { section, to } = useHere();
  const isSettled = useSettled();
  return (
    <nav className={classes['bar']} aria-label="Main pages">
      {navLinks
        .filter(({ path }) => bottomPaths.includes(path))
        .map(({ path, label, Icon }) => (
          <Link
            key={path}
            href={to(path)}
            prefetch={isSettled ? null : false}
            className={classes['item']}
            aria-current={section === path ? 'page' : undefined}
          >
            <Icon size={22} stroke={1.7} aria-hidden />
            <span>{label}</span>
            {path === 'health' && <NeedsFixCount />}
          </Link>
        ))}
      <button type="button" className={classes['item']} onClick={onMore} aria-haspopup="dialog">
        <IconMenu2 size={22} stroke={1.7} aria-hidden />
        <span>More</span>
      </button>
    </nav>
  );
}
