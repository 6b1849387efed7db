'use client';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { sayDoneWithUndo } from '../_ui/notify';
import { Time } from '../_ui/time';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { sayMatch } from './parts';
import classes from './sku-table.module.css';

type SkuRow = Outputs['skuMap']['list']['rows'][number];

/** The matches, by destination and SKU. */
export function SkuTable({ rows }: { rows: readonly SkuRow[] }) {
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">SKU on the order</th>
          <th scope="col">is</th>
          <th scope="col">at</th>
          <th scope="col">Set</th>
          <th scope="col">
            <span className={classes['hidden']}>Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.connectionId}:${row.sku}`}>
            <td className={classes['sku']}>{row.sku}</td>
            <td className={classes['sku']}>{sayMatch(row)}</td>
            <td>{row.connectionName}</td>
            <td className={classes['soft']}>
              <Time at={row.createdAt} />
              {row.createdBy && `, ${row.createdBy}`}
            </td>
            <td className={classes['act']}>
              <RemoveButton row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RemoveButton({ row: { sku, targetSku, units, further, connectionId, connectionName } }: { row: SkuRow }) {
  const may = useMay();
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const one = { workspace: slug, connectionId, sku };
  const putBack = useMutation(trpc.skuMap.set.mutationOptions());
  const remove = useMutation(
    trpc.skuMap.remove.mutationOptions({
      onSuccess: () =>
        sayDoneWithUndo(`${sku} has no match at ${connectionName} any more.`, () =>
          putBack.mutate({ ...one, targetSku, units, further }),
        ),
    }),
  );
  if (!may.edit) return null;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      aria-label={`Remove ${sku}`}
      loading={remove.isPending}
      onClick={() => remove.mutate(one)}
    >
      Remove
    </Button>
  );
}
