'use client';
import { NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ParameterValue } from '../../nodes/template/template-content';

interface Props {
  readonly label: string;
  readonly value: ParameterValue;
  readonly onChange: (value: ParameterValue) => void;
}

/** Longer texts get room for several lines. */
const lineLength = 60;

/** A text, a number or a list, as the template has it. */
export function ParameterField({ label, value, onChange }: Props) {
  if (typeof value === 'number') {
    return (
      <NumberInput
        label={label}
        required
        value={value}
        onChange={(given) => typeof given === 'number' && onChange(given)}
      />
    );
  }
  if (typeof value !== 'string') return <TagsInput label={label} value={value} onChange={onChange} />;
  if (value.length > lineLength) {
    return (
      <Textarea
        label={label}
        required
        autosize
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <TextInput label={label} required value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
  );
}
