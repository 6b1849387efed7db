import classes from './change-list.module.css';

interface Change {
  readonly field: string;
  /** The field in words. */
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Before → after, one field per line. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={classes['list']} aria-label="Changes">
      {changes.map(({ field, label, before, after }) => (
        <li key={field}>
          <span className={classes['field']}>{label}</span>
          <span>
            <del>{before ?? 'empty'}</del> → <ins>{after ?? 'empty'}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
