'use client';
import { Button, Checkbox } from '@mantine/core';
import { useRowKeys } from '../_ui/use-row-keys';
import classes from './order-table.module.css';
import { OrderTableRow } from './order-table-row';
import type { OrderRow } from './order-view';
import type { Choosing } from './use-chosen';

interface Props {
  readonly rows: readonly OrderRow[];
  readonly onTag: (tag: string) => void;
  /** Null: this person has nothing to do with many orders. */
  readonly choosing: Choosing | null;
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** Orders as a table; on a phone each row becomes a card. Arrow keys move between rows, Enter opens one. */
export function OrderTable({ rows, onTag, pages, choosing }: Props) {
  const onKeyDown = useRowKeys();
  return (
    <>
      <table className={classes['table']} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {choosing && (
              <th scope="col" className={classes['tick']}>
                <Checkbox
                  size="xs"
                  aria-label="Choose every order shown"
                  checked={choosing.all === 'all'}
                  indeterminate={choosing.all === 'some'}
                  onChange={choosing.toggleAll}
                />
              </th>
            )}
            <th scope="col">Order</th>
            <th scope="col">Buyer</th>
            <th scope="col" className={classes['number']}>
              Total
            </th>
            <th scope="col">Tags</th>
            <th scope="col">Where it is</th>
            <th scope="col" className={classes['number']}>
              Received
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OrderTableRow key={row.id} row={row} onTag={onTag} choosing={choosing} />
          ))}
        </tbody>
      </table>
      {pages.hasNextPage && (
        <Button variant="default" mt="md" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show older orders
        </Button>
      )}
    </>
  );
}
