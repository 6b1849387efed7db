'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  type Icon,
  IconAlertTriangle,
  IconBolt,
  IconMailDown,
  IconMessage,
  IconSend,
  IconSitemap,
  IconUser,
} from '@tabler/icons-react';
import { Time } from '../_ui/time';
import type { TimelineEntry } from './order-view';
import classes from './timeline.module.css';
import { TimelineDetail } from './timeline-detail';

const icons: Readonly<Record<TimelineEntry['kind'], Icon>> = {
  message: IconMailDown,
  event: IconBolt,
  run: IconSitemap,
  delivery: IconSend,
  problem: IconAlertTriangle,
  note: IconMessage,
  action: IconUser,
};

/** One thing that happened; its reasons and exchanges are one click deeper. */
export function TimelineItem({ entry }: { entry: TimelineEntry }) {
  const [open, { toggle }] = useDisclosure(false);
  const { kind, tone, title, text, actor, at, detail } = entry;
  const Icon = icons[kind];
  return (
    <li className={classes['item']} data-tone={tone}>
      <span className={classes['mark']} aria-hidden="true">
        <Icon size={15} stroke={1.9} />
      </span>
      <div className={classes['words']}>
        <p className={classes['head']}>
          <span className={classes['what']}>{title}</span>
          <span className={classes['when']}>
            {actor && `${actor}, `}
            <Time at={at} />
          </span>
        </p>
        {text && <p className={classes['text']}>{text}</p>}
        {detail && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            className={classes['more'] ?? ''}
            aria-expanded={open}
            onClick={toggle}
          >
            {open ? 'Less' : 'More about it'}
          </Button>
        )}
        {detail && open && <TimelineDetail detail={detail} />}
      </div>
    </li>
  );
}
