'use client';
import { MultiSelect, Select, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { FieldSource } from '../../../nodes/order/mapping/mapping';
import classes from './mapping.module.css';
import type { Place } from './sample-places';
import { alwaysChoice, choiceOf, joinChoice, pathChoices, saySource, sourceOf } from './source-choices';

interface Props {
  readonly label: string;
  readonly source: FieldSource | undefined;
  readonly places: readonly Place[];
  readonly onChange: (source: FieldSource | undefined) => void;
}

/**
 * Where one field comes from: a place in the message, always the same text, or several places joined. A form has dozens of these,
 * so the list of places is only built for the one that is being picked.
 */
export function SourcePicker(props: Props) {
  const { label, source, places } = props;
  const [picking, setPicking] = useState(false);
  return (
    <div className={classes['picker']}>
      {picking ? (
        <PlaceSelect {...props} onDone={() => setPicking(false)} />
      ) : (
        <UnstyledButton
          className={classes['chosen'] ?? ''}
          data-empty={source === undefined}
          aria-haspopup="listbox"
          aria-label={`${label}: ${saySource(source, places)}`}
          onClick={() => setPicking(true)}
        >
          {saySource(source, places)}
        </UnstyledButton>
      )}
      <Extra {...props} />
    </div>
  );
}

function PlaceSelect({ label, source, places, onChange, onDone }: Props & { onDone: () => void }) {
  const chosenPath = source?.from === 'path' ? [source.path] : [];
  const data = [
    { group: 'In the message', items: pathChoices(places, chosenPath) },
    {
      group: 'Otherwise',
      items: [
        { value: alwaysChoice, label: 'Always the same text' },
        { value: joinChoice, label: 'Several places, joined' },
      ],
    },
  ];
  return (
    <Select
      aria-label={label}
      placeholder="Not in the message"
      searchable
      clearable
      autoFocus
      defaultDropdownOpened
      nothingFoundMessage="No such place in the sample"
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      data={data}
      value={choiceOf(source)}
      onChange={(choice) => onChange(sourceOf(choice, source))}
      onBlur={onDone}
    />
  );
}

function Extra({ label, source, places, onChange }: Props) {
  if (source?.from === 'constant') {
    return (
      <TextInput
        aria-label={`${label}, always`}
        placeholder="The text"
        value={source.value}
        onChange={(event) => onChange({ from: 'constant', value: event.currentTarget.value })}
      />
    );
  }
  if (source?.from === 'join') {
    return (
      <MultiSelect
        aria-label={`${label}, joined from`}
        placeholder="Places in their order"
        searchable
        maxValues={6}
        data={pathChoices(places, source.paths)}
        value={[...source.paths]}
        onChange={(paths) => onChange({ from: 'join', paths })}
      />
    );
  }
  return null;
}
