'use client';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import classes from './help-page.module.css';

interface Part {
  readonly word: string;
  readonly means: string;
}

const parts: readonly Part[] = [
  {
    word: 'What is told without your doing anything',
    means:
      'A connection that has to be reconnected, does not answer for a quarter of an hour, or was left paused for a day. Orders that need a fix. A source that is silent for longer than it usually is. Orders that are stuck here while their ship-by date is four hours away. A webhook that was switched off.',
  },
  {
    word: 'One cause, one alert',
    means:
      'If a shop is down for a day, that is one alert, however many orders wait; it counts them. It is over by itself when the cause is gone, and whoever was told that it began is told how long it took.',
  },
  {
    word: 'Your own rules',
    means:
      'For instance: more than 20 orders, or more than €5,000, waiting for longer than half an hour in one flow, told to the person on duty. Every change stands in the audit log.',
  },
  {
    word: 'Put aside',
    means:
      'An alert you know about stays in the list but no longer counts at the bell, and nobody is reminded: for an hour, until tomorrow, or until it is over.',
  },
  {
    word: 'Quiet hours',
    means:
      'Emails wait until the quiet hours are over and come as one. Rules whose emails may pass are marked so; in Sluice itself nothing waits.',
  },
  {
    word: 'The morning’s summary',
    means:
      'One email at a time you choose: orders in and out yesterday, what needs a fix with its money, the next ship-by dates, and whether every source is complete. When all is well it says so.',
  },
];

/** Alerts: what is told, to whom, and how it ends. */
export function AlertsManual() {
  const { to } = useHere();
  return (
    <>
      <dl className={classes['words']}>
        {parts.map(({ word, means }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['after']}>
        <Anchor component={Link} href={to('alerts')} underline="always">
          What is open now
        </Anchor>
        {' · '}
        <Anchor component={Link} href={to('settings/alerts')} underline="always">
          Edit the rules
        </Anchor>
      </p>
    </>
  );
}
