'use client';
import Link from 'next/link';
import classes from './nav.module.css';
import { helpLink, navLinks } from './nav-links';
import { useHere } from './use-here';
import { useNeedsFix } from './use-needs-fix';
import { useSettled } from './use-settled';
import { WorkspaceSwitcher } from './workspace-switcher';

/** The pages down the left. @param narrow icons only, to leave the canvas its room. */
export function Nav({ narrow }: { narrow: boolean }) {
  return (
    <nav className={classes['nav']} data-narrow={narrow} aria-label="Pages">
      <WorkspaceSwitcher narrow={narrow} />
      <ul className={classes['list']}>
        {navLinks.map((link) => (
          <NavItem key={link.path} link={link} narrow={narrow} />
        ))}
      </ul>
      <ul className={classes['list']}>
        <NavItem link={helpLink} narrow={narrow} />
      </ul>
    </nav>
  );
}

function NavItem({ link, narrow }: { link: (typeof navLinks)[number]; narrow: boolean }) {
  const { section, to } = useHere();
  const isSettled = useSettled();
  const { path, label, Icon } = link;
  const here = section === path;
  return (
    <li>
      <Link
        href={to(path)}
        className={classes['link']}
        prefetch={isSettled ? null : false}
        aria-current={here ? 'page' : undefined}
        title={narrow ? label : undefined}
      >
        <Icon size={19} stroke={here ? 2 : 1.7} aria-hidden />
        <span className={classes[narrow ? 'hidden' : 'label']}>{label}</span>
        {path === 'health' && <NeedsFixCount />}
      </Link>
    </li>
  );
}

/** The number of orders that wait for a person; nothing when none does. */
export function NeedsFixCount() {
  const count = useNeedsFix();
  if (count === 0) return null;
  return (
    <span className={classes['count']}>
      <span aria-hidden="true">{count > 999 ? '999+' : count}</span>
      <span className={classes['hidden']}>
        {count} {count === 1 ? 'needs' : 'need'} a fix
      </span>
    </span>
  );
}
