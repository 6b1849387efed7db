import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { Change } from '../../../nodes/order/order-changes';
import hidden from '../hidden.module.css';
import classes from './change-table.module.css';

/** Before → after, one line per field: "Tags  eBay → eBay, Kogan". */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className={classes['changes']}>
      {changes.map(({ field, label, before, after }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            <span className={hidden['hidden']}>was </span>
            {before === null ? <em>nothing</em> : <span className={classes['before']}>{before}</span>}
            <IconArrowNarrowRight size={14} aria-label="becomes" role="img" />
            {after === null ? <em>nothing</em> : <span className={classes['after']}>{after}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
