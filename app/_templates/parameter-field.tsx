'use client';
import { NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ParameterValue } from '../../nodes/template/template-content';
import type { ClonePlan } from './template-row';

interface Props {
  readonly parameter: ClonePlan['parameters'][number];
  readonly value: ParameterValue;
  readonly onChange: (value: ParameterValue) => void;
}

/** Longer texts get room for several lines. */
const lineLength = 60;

/** A setting, drawn as it is where it stands in the flow: a number with its unit, a list, a time, a choice, or a text. */
export function ParameterField({ parameter, value, onChange }: Props) {
  const { label, input, unit, options } = parameter;
  if (typeof value === 'number') {
    const number = (given: number | string) => typeof given === 'number' && onChange(given);
    return <NumberInput label={label} required suffix={unit ? ` ${unit}` : ''} value={value} onChange={number} />;
  }
  if (typeof value !== 'string') return <TagsInput label={label} value={[...value]} onChange={onChange} />;
  if (options) {
    const data = Object.entries(options).map(([key, name]) => ({ value: key, label: name }));
    const choose = (given: string | null) => given !== null && onChange(given);
    return (
      <Select label={label} required searchable allowDeselect={false} data={data} value={value} onChange={choose} />
    );
  }
  const text = { label, required: true, value };
  if (value.length > lineLength) {
    return <Textarea {...text} autosize onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
  }
  return (
    <TextInput
      {...text}
      {...(input === 'time' && { type: 'time' })}
      {...(input === 'addresses' && { placeholder: 'name@example.com' })}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
