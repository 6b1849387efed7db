'use client';
import { Select } from '@mantine/core';
import { listsIn } from './sample-places';

interface Props {
  readonly label: string;
  readonly scope: unknown;
  readonly path: string;
  readonly onChange: (path: string) => void;
}

/** Which list of the message holds the lines, shipments or items. */
export function ListPicker({ label, scope, path, onChange }: Props) {
  const lists = listsIn(scope).filter((list) => list !== '');
  const data = path === '' || lists.includes(path) ? lists : [path, ...lists];
  return (
    <Select
      label={label}
      placeholder="Pick the list"
      clearable
      searchable
      data={data}
      value={path || null}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
