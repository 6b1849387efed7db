'use client';
import { SimpleGrid } from '@mantine/core';
import { type Icon, IconAlertTriangle, IconPlugConnected, IconSitemap } from '@tabler/icons-react';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import classes from './help-page.module.css';

interface Start {
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly Icon: Icon;
}

const starts: readonly Start[] = [
  {
    title: 'Connect an account',
    text: 'Choose the channel, paste its keys, test. The page beside the form says where to find them.',
    path: 'connections/new',
    Icon: IconPlugConnected,
  },
  {
    title: 'Draw a flow',
    text: 'Source, tag, condition, publish: drag them in, connect them, try the flow with a real order, publish.',
    path: 'flows',
    Icon: IconSitemap,
  },
  {
    title: 'Fix what waits',
    text: 'Health groups what is wrong by its cause. Fix the cause once; every order that waits for it goes on.',
    path: 'health',
    Icon: IconAlertTriangle,
  },
];

/** The three things people come to do. */
export function Starts() {
  const { to } = useHere();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      {starts.map(({ title, text, path, Icon }) => (
        <Link key={path} href={to(path)} className={classes['start']}>
          <Icon size={20} aria-hidden />
          <span>
            <span className={classes['startTitle']}>{title}</span>
            <span className={classes['startText']}>{text}</span>
          </span>
        </Link>
      ))}
    </SimpleGrid>
  );
}
