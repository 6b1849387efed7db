'use client';
import { useMay } from '../_ui/workspace';
import { NoteForm } from './note-form';
import type { OrderView } from './order-view';
import classes from './timeline.module.css';
import { TimelineItem } from './timeline-item';

/** Everything that happened to the order, newest first, with room for a note of one's own. */
export function Timeline({ view }: { view: OrderView }) {
  const may = useMay();
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className={classes['title']}>
        What happened
      </h2>
      {may.edit && <NoteForm orderId={view.id} />}
      <ol className={classes['list']}>
        {view.timeline.map((entry) => (
          <TimelineItem key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}
