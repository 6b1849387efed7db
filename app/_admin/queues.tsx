'use client';
import { sayCount } from '../_ui/say-number';
import { Time } from '../_ui/time';
import classes from './admin.module.css';
import type { Engine } from './admin-view';
import { Titled } from './titled';

/** What each queue is for, in words. */
const words: Readonly<Record<string, string>> = {
  decide: 'Orders through their flows',
  deliver: 'Sending to destinations',
  poll: 'Reading sources',
  fetch: 'Reading single orders',
  backfill: 'Reading the past',
  convert: 'Printing labels and papers',
  retry: 'Trying many again',
  check: 'Comparing sources',
};

/** How much waits in each queue, and since when. */
export function Queues({ queues }: Pick<Engine, 'queues'>) {
  return (
    <Titled title="Queues">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
      <section className={classes['scroll']} aria-label="Table of all queues" tabIndex={0}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">Queue</th>
              <th scope="col" className={classes['right']}>
                Waiting
              </th>
              <th scope="col" className={classes['right']}>
                Under way
              </th>
              <th scope="col" className={classes['right']}>
                Failed, rings again
              </th>
              <th scope="col" className={classes['right']}>
                Oldest
              </th>
            </tr>
          </thead>
          <tbody>
            {queues.map(({ queue, waiting, active, failing, oldest }) => (
              <tr key={queue}>
                <td>{words[queue] ?? queue}</td>
                <td className={classes['right']}>{sayCount(waiting)}</td>
                <td className={classes['right']}>{sayCount(active)}</td>
                <td className={`${classes['right']} ${failing > 0 ? classes['loud'] : ''}`}>{sayCount(failing)}</td>
                <td className={classes['right']}>{oldest ? <Time at={oldest} /> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Titled>
  );
}
