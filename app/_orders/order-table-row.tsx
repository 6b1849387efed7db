'use client';
import { Checkbox } from '@mantine/core';
import { useHere } from '../_ui/frame/use-here';
import { Money } from '../_ui/money';
import { NearLink } from '../_ui/near-link';
import { sayMany } from '../_ui/say-number';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import classes from './order-table.module.css';
import type { OrderRow } from './order-view';
import { orderWords } from './order-word';
import type { Choosing } from './use-chosen';

interface Props {
  readonly row: OrderRow;
  readonly onTag: (tag: string) => void;
  readonly choosing: Choosing | null;
}

/** One order in the list: what it is, where it is, and what it waits for. */
export function OrderTableRow({ row, onTag, choosing }: Props) {
  const { to } = useHere();
  return (
    <tr className={classes['row']}>
      {choosing && (
        <td className={classes['tick']}>
          <Checkbox
            size="xs"
            aria-label={`Choose ${row.number}`}
            checked={choosing.isChosen(row.id)}
            onChange={() => choosing.toggle(row.id)}
          />
        </td>
      )}
      <td className={classes['order']}>
        <NearLink href={to(`orders/${row.id}`)} className={classes['link']} data-row-link>
          {row.number}
        </NearLink>
        <span className={classes['soft']}>{row.source.name}</span>
      </td>
      <td className={classes['buyer']}>
        {row.buyer ?? '–'}
        <span className={classes['soft']}>{row.country}</span>
      </td>
      <td className={`${classes['total']} ${classes['number']}`}>
        <Money amount={row.total} currency={row.currency} />
        <span className={classes['soft']}>{sayMany(Number(row.items), { one: 'item' })}</span>
      </td>
      <td className={classes['tags']}>
        <Tags tags={row.tags} onTag={onTag} />
      </td>
      <td className={classes['where']}>
        <StateBadge {...orderWords[row.word]} />
        <span className={classes['soft']}>{row.problem ?? row.heldFor ?? sayDestinations(row)}</span>
      </td>
      <td className={`${classes['when']} ${classes['number']}`}>
        <Time at={row.receivedAt} />
      </td>
    </tr>
  );
}

function Tags({ tags, onTag }: { tags: readonly string[]; onTag: (tag: string) => void }) {
  return tags.map((tag) => (
    <button
      key={tag}
      type="button"
      className={classes['tag']}
      title={`Only orders tagged ${tag}`}
      onClick={() => onTag(tag)}
    >
      {tag}
    </button>
  ));
}

const sayDestinations = ({ destinations }: OrderRow) =>
  destinations.map(({ name, number }) => (number ? `${name} ${number}` : name)).join(', ');
