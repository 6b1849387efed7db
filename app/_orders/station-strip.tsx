'use client';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrderView, Station } from './order-view';
import { StationButton } from './station-button';
import { StationDetail } from './station-detail';
import classes from './station-strip.module.css';

/** Until somebody chooses, the first station with a problem stands open. */
const firstTrouble = (stations: readonly Station[]) => {
  const index = stations.findIndex(({ state }) => state === 'problem' || state === 'held');
  return index === -1 ? null : index;
};

/** From where, what the rules said, where to: one line over the whole journey; each stop opens its detail. */
export function StationStrip({ view }: { view: OrderView }) {
  const [chosen, setChosen] = useState<number | null | undefined>(undefined);
  const openIndex = chosen === undefined ? firstTrouble(view.stations) : chosen;
  const open = openIndex === null ? undefined : view.stations[openIndex];
  return (
    <section className={classes['card']} aria-label="Where the order is">
      <ol className={classes['strip']}>
        {view.stations.map((station, index) => (
          <li
            key={`${station.kind}:${station.connectionId}:${station.deliveryId}:${station.pause?.id}:${station.name}`}
            className={classes['stop']}
          >
            {index > 0 && <IconChevronRight size={18} className={classes['arrow']} aria-hidden />}
            <StationButton
              station={station}
              isOpen={index === openIndex}
              onClick={() => setChosen(index === openIndex ? null : index)}
            />
          </li>
        ))}
      </ol>
      {open && <StationDetail station={open} view={view} />}
    </section>
  );
}
