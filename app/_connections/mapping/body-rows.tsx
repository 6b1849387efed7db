'use client';
import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Operation } from '../../../nodes/capability';
import type { BodyField } from './endpoint';
import { knownPlaces } from './known-places';
import { alwaysChoice, pathChoices } from './source-choices';

interface Props {
  readonly operation: Operation;
  readonly body: readonly BodyField[];
  readonly onChange: (body: BodyField[]) => void;
}

/** Their field ← our value, one per row; a name with [] goes to each element of their list. */
export function BodyRows({ operation, body, onChange }: Props) {
  const put = (place: number, field: BodyField) => onChange(body.map((one, index) => (index === place ? field : one)));
  const rows = body.map((field, place) => ({ field, place, key: `row-${place}` }));
  return (
    <div>
      {rows.map(({ field, place, key }) => (
        <Row
          key={key}
          operation={operation}
          field={field}
          onChange={(next) => put(place, next)}
          onRemove={() => onChange(body.filter((_, index) => index !== place))}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        mt="xs"
        onClick={() => onChange([...body, { to: '', from: 'path', path: 'order.source.number' }])}
      >
        Add a field
      </Button>
    </div>
  );
}

interface RowProps {
  readonly operation: Operation;
  readonly field: BodyField;
  readonly onChange: (field: BodyField) => void;
  readonly onRemove: () => void;
}

function Row({ operation, field, onChange, onRemove }: RowProps) {
  const places = pathChoices(knownPlaces(operation), field.from === 'path' ? [field.path] : []);
  const choose = (choice: string | null) =>
    onChange(
      choice === alwaysChoice || choice === null
        ? { to: field.to, from: 'constant', value: '' }
        : { to: field.to, from: 'path', path: choice },
    );
  return (
    <Group gap="xs" mt="xs" wrap="nowrap" align="flex-start">
      <TextInput
        flex={1}
        aria-label="Their field"
        placeholder="customer.email"
        value={field.to}
        onChange={(event) => onChange({ ...field, to: event.currentTarget.value })}
      />
      <Select
        flex={1}
        aria-label={`Value of ${field.to || 'the field'}`}
        searchable
        allowDeselect={false}
        comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
        data={[{ value: alwaysChoice, label: 'Always the same text' }, ...places]}
        value={field.from === 'path' ? field.path : alwaysChoice}
        onChange={choose}
      />
      {field.from === 'constant' && (
        <TextInput
          flex={1}
          aria-label={`Text of ${field.to || 'the field'}`}
          value={field.value}
          onChange={(event) => onChange({ ...field, value: event.currentTarget.value })}
        />
      )}
      <ActionIcon size={36} aria-label={`Remove ${field.to || 'the field'}`} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
