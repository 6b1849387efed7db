import { Time } from '../_ui/time';
import type { Outputs } from '../_ui/trpc';
import { sayAction } from './action-words';
import classes from './audit.module.css';

type AuditRow = Outputs['audit']['list']['rows'][number];

/** One deed: who, what, and what it changed. */
export function AuditLine({ row }: { row: AuditRow }) {
  const { who, key, onBehalfOf, action, target, before, after, at, address } = row;
  return (
    <li>
      <div className={classes['head']}>
        <span>
          {sayAction(action)}{' '}
          <span className={classes['soft']}>
            by {sayWho({ who, key })}
            {onBehalfOf && `, of Sluice’s staff, let in by ${onBehalfOf}`}
          </span>
        </span>
        <span className={classes['soft']}>
          <Time at={at} />
          {address && `, from ${address}`}
        </span>
      </div>
      {target && <p className={classes['change']}>{target}</p>}
      <Change before={before} after={after} />
    </li>
  );
}

const sayWho = ({ who, key }: Pick<AuditRow, 'who' | 'key'>) =>
  key === null ? (who ?? 'Sluice') : `the key “${key}” for ${who ?? 'an account that is gone'}`;

function Change({ before, after }: Pick<AuditRow, 'before' | 'after'>) {
  const parts = [
    ...(before === null ? [] : [`Before: ${said(before)}`]),
    ...(after === null ? [] : [`After: ${said(after)}`]),
  ];
  if (parts.length === 0) return null;
  return <p className={classes['change']}>{parts.join(' · ')}</p>;
}

/** {"role":"editor","until":null} → "role editor, until –". */
function said(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === null ? '–' : String(value);
  return Object.entries(value)
    .map(([name, inner]) => (Array.isArray(value) ? said(inner) : `${name} ${said(inner)}`))
    .join(', ');
}
