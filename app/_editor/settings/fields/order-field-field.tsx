import { Select, Stack, TextInput } from '@mantine/core';
import { facts } from '../../../../nodes/rule/facts';
import { type SplitField, splitFacts } from '../../../../nodes/rule/split';
import type { FieldProps } from '../field-props';
import { factGroups, isFactId } from '../rule/rule-edits';

const offered = factGroups.flatMap(({ group, items }) => {
  const fitting = items.filter(({ value }) => splitFacts.includes(value));
  return fitting.length > 0 ? [{ group, items: fitting }] : [];
});

const readField = (value: unknown): Partial<SplitField> => (typeof value === 'object' && value !== null ? value : {});

/** Which field of the order is looked at. */
export function OrderFieldField({ ui, value, error, isLocked, change }: FieldProps) {
  const { fact, param } = readField(value);
  const asked = fact === undefined ? undefined : facts[fact]?.param;
  return (
    <Stack gap={8}>
      <Select
        label={ui.label}
        description={ui.help}
        error={error}
        disabled={isLocked}
        data={offered}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        value={fact ?? null}
        onChange={(id) => id && isFactId(id) && change({ fact: id })}
      />
      {fact !== undefined && asked !== undefined && (
        <TextInput
          label={asked}
          disabled={isLocked}
          value={param ?? ''}
          onChange={({ currentTarget }) => change({ fact, param: currentTarget.value }, true)}
        />
      )}
    </Stack>
  );
}
