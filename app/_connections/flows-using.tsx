'use client';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { Section } from '../_ui/section';
import { StateBadge } from '../_ui/state-badge';
import type { ConnectionView } from './connection-view';
import classes from './panel.module.css';

/** The flows that take from or send to this connection. */
export function FlowsUsing({ flows }: { flows: ConnectionView['flows'] }) {
  const { to } = useHere();
  return (
    <Section title="Flows with it">
      <div className={classes['panel']}>
        {flows.length === 0 && <p className={classes['soft']}>No flow uses it yet.</p>}
        <ul className={classes['plain']}>
          {flows.map(({ id, name, live }) => (
            <li key={id} className={classes['between']}>
              <Anchor component={Link} href={to(`flows/${id}`)}>
                {name}
              </Anchor>
              {live ? <StateBadge state="flowing" word="Live" /> : <StateBadge state="draft" />}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
