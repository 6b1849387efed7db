'use client';
import { orderEventKinds } from '../../nodes/order/event';
import { useHere } from '../_ui/frame/use-here';
import { NearLink } from '../_ui/near-link';
import { sayDuration } from '../_ui/say-time';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import { useRowKeys } from '../_ui/use-row-keys';
import classes from './run-table.module.css';
import type { RunRow } from './run-view';
import { runLook } from './run-words';

/** Runs as a table; arrow keys move between rows, Enter opens one. */
export function RunTable({ rows }: { rows: readonly RunRow[] }) {
  const onKeyDown = useRowKeys();
  return (
    <table className={classes['table']} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">What happened</th>
          <th scope="col">Flow</th>
          <th scope="col">What came of it</th>
          <th scope="col" className={classes['right']}>
            Took
          </th>
          <th scope="col" className={classes['right']}>
            Started
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: RunRow }) {
  const { to } = useHere();
  return (
    <tr className={classes['row']}>
      <td className={classes['order']}>
        <NearLink href={to(`runs/${row.id}`)} className={classes['link']} data-row-link>
          {row.orderNumber}
        </NearLink>
      </td>
      <td className={classes['event']}>{orderEventKinds[row.eventKind].past}</td>
      <td className={classes['flow']}>
        {row.flowName} <span className={classes['soft']}>version {row.version}</span>
      </td>
      <td className={classes['result']}>
        <StateBadge {...runLook(row)} />
        {row.problem && <span className={classes['soft']}>{row.problem}</span>}
      </td>
      <td className={`${classes['took']} ${classes['right']}`}>{row.ms === null ? '' : sayDuration(row.ms)}</td>
      <td className={`${classes['when']} ${classes['right']}`}>
        <Time at={row.startedAt} />
      </td>
    </tr>
  );
}
