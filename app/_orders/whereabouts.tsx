import { Anchor } from '@mantine/core';
import type { OrderView } from './order-view';
import classes from './whereabouts.module.css';

/** Which number the order has in every system that knows it. */
export function Whereabouts({ view: { links } }: { view: OrderView }) {
  if (links.length === 0) return null;
  return (
    <dl className={classes['list']}>
      {links.map(({ connectionId, name, number, remoteId, url }) => (
        <div key={connectionId}>
          <dt>Number at {name}</dt>
          <dd>
            {url ? (
              <Anchor href={url} target="_blank" rel="noreferrer">
                {number ?? remoteId}
              </Anchor>
            ) : (
              (number ?? remoteId)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
