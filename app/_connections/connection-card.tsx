'use client';
import Link from 'next/link';
import { useHere } from '../_ui/frame/use-here';
import { sayMany } from '../_ui/say-number';
import { StateBadge } from '../_ui/state-badge';
import { CapabilityRow } from './capability-row';
import classes from './connection-card.module.css';
import { connectionState } from './connection-state';
import type { ConnectionRow } from './connection-view';
import { LastSync } from './last-sync';

/** One account: who, whether it flows, what it can do, when it last spoke. */
export function ConnectionCard({ connection }: { connection: ConnectionRow }) {
  const { to } = useHere();
  const { id, name, connectorName, account, state, capabilities, sends, problem, hint } = connection;
  return (
    <article className={classes['card']}>
      <div className={classes['head']}>
        <h2 className={classes['name']}>
          <Link href={to(`connections/${id}`)} className={classes['link']}>
            {name}
          </Link>
        </h2>
        <StateBadge {...connectionState[state]} />
      </div>
      <p className={classes['soft']}>{account ? `${connectorName} · ${account}` : connectorName}</p>
      <CapabilityRow capabilities={capabilities} sends={sends} />
      <div className={classes['foot']}>
        {problem && <p className={classes['problem']}>{problem.message}</p>}
        {!problem && capabilities.length > 0 && <LastSync connection={connection} />}
        {!problem && hint && <p>{hint}</p>}
        <Backlog connection={connection} />
      </div>
    </article>
  );
}

function Backlog({ connection: { waiting, needsFix } }: { connection: ConnectionRow }) {
  if (waiting + needsFix === 0) return null;
  const parts = [
    ...(waiting > 0 ? [`${sayMany(waiting, { one: 'update waits', many: 'updates wait' })} to go out`] : []),
    ...(needsFix > 0 ? [sayMany(needsFix, { one: 'needs a fix', many: 'need a fix' })] : []),
  ];
  return <p>{parts.join(', ')}</p>;
}
