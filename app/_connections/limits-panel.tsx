import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import type { ConnectionView } from './connection-view';
import classes from './panel.module.css';

/** How much goes through at once, whose limit that is, and where it is raised if it can be. */
export function LimitsPanel({ connection }: { connection: ConnectionView }) {
  const { name, connectorName, limits } = connection;
  if (!limits) return null;
  return (
    <Section title="Limits">
      <div className={classes['panel']}>
        <ul className={classes['plain']}>
          {limits.own.map(({ what, where }) => (
            <li key={what}>
              <strong>{what}</strong>
              <br />
              <span className={classes['soft']}>
                Raised at {name}: {where}.
              </span>
            </li>
          ))}
          <li>
            <strong>{sayPace(limits)}</strong>
            <br />
            <span className={classes['soft']}>
              So much {connectorName} can take. It cannot be raised; whatever is too much waits its turn.
            </span>
          </li>
        </ul>
      </div>
    </Section>
  );
}

function sayPace({ atOnce, perSecond }: NonNullable<ConnectionView['limits']>): string {
  const together = `${sayMany(atOnce, { one: 'request' })} at once`;
  if (perSecond === null) return together;
  return perSecond >= 1 ? `${together}, ${perSecond} a second` : `${together}, one every ${1 / perSecond} seconds`;
}
