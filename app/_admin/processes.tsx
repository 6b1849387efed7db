'use client';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import classes from './admin.module.css';
import type { Engine } from './admin-view';
import { Titled } from './titled';

/** Web servers and workers, and when each last said that it lives. */
export function Processes({ processes }: Pick<Engine, 'processes'>) {
  return (
    <Titled
      title="Processes"
      text="Each says every 15 seconds that it lives; after a minute of silence it counts as gone."
    >
      <ul className={classes['list']} aria-label="Processes">
        {processes.map(({ id, kind, host, pid, version, startedAt, seenAt, isAlive }) => (
          <li key={id}>
            <div className={classes['words']}>
              <span className={classes['name']}>
                {kind === 'web' ? 'Web server' : 'Worker'} on {host}
                {isAlive ? <StateBadge state="flowing" word="Alive" /> : <StateBadge state="stopped" word="Gone" />}
              </span>
              <span className={classes['soft']}>
                Sluice {version}, process {pid}
              </span>
            </div>
            <span className={classes['soft']}>
              Heard of <Time at={seenAt} />, started <Time at={startedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Titled>
  );
}
