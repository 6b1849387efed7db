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
            <span className={classes['before']}>{before ?? 'empty'}</span>
            <IconArrowNarrowRight size={14} aria-label="becomes" role="img" />
            <span className={classes['after']}>{after ?? 'empty'}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
