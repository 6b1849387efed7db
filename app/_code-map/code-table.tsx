'use client';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import classes from '../_sku-map/sku-table.module.css';
import { sayDoneWithUndo } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import type { CodeKindView, CodeRow, Destination } from './code-map-view';

/** The matches of one kind at one destination. */
export function CodeTable({ view: { kind, matches }, destination }: { view: CodeKindView; destination: Destination }) {
  const isCarrier = kind === 'carrier';
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">On the order</th>
          <th scope="col">Called there</th>
          {isCarrier && <th scope="col">Service</th>}
          {isCarrier && <th scope="col">Tracking link</th>}
          <th scope="col">
            <span className={classes['hidden']}>Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {matches.map((row) => (
          <tr key={row.code}>
            <td>{row.code}</td>
            <td className={classes['sku']}>{row.target}</td>
            {isCarrier && <td className={classes['soft']}>{row.service ?? 'As on the order'}</td>}
            {isCarrier && <td className={classes['soft']}>{row.trackingUrl ?? 'As on the order'}</td>}
            <td className={classes['act']}>
              <RemoveButton row={row} destination={destination} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RemoveButton({ row, destination }: { row: CodeRow; destination: Destination }) {
  const may = useMay();
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const at = { workspace: slug, connectionId: destination.id };
  const putBack = useMutation(trpc.codeMap.set.mutationOptions());
  const remove = useMutation(
    trpc.codeMap.remove.mutationOptions({
      onSuccess: () =>
        sayDoneWithUndo(`“${row.code}” has no match at ${destination.name} any more.`, () =>
          putBack.mutate({ ...at, ...row }),
        ),
    }),
  );
  if (!may.edit) return null;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      aria-label={`Remove ${row.code}`}
      loading={remove.isPending}
      onClick={() => remove.mutate({ ...at, kind: row.kind, code: row.code })}
    >
      Remove
    </Button>
  );
}
