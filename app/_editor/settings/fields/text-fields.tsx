import { NumberInput, Textarea, TextInput } from '@mantine/core';
import type { FieldProps } from '../field-props';

const asText = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const common = ({ ui, error, isLocked }: FieldProps) => ({
  label: ui.label,
  description: ui.help,
  placeholder: ui.placeholder,
  error,
  disabled: isLocked,
});

export function TextField(props: FieldProps) {
  return (
    <TextInput
      {...common(props)}
      value={asText(props.value)}
      onChange={({ currentTarget }) => props.change(currentTarget.value, true)}
    />
  );
}

export function TimeField(props: FieldProps) {
  return (
    <TextInput
      {...common(props)}
      type="time"
      value={asText(props.value)}
      onChange={({ currentTarget }) => props.change(currentTarget.value, true)}
    />
  );
}

export function LongTextField(props: FieldProps) {
  return (
    <Textarea
      {...common(props)}
      autosize
      minRows={3}
      maxRows={12}
      value={asText(props.value)}
      onChange={({ currentTarget }) => props.change(currentTarget.value, true)}
    />
  );
}

export function NumberField(props: FieldProps) {
  return (
    <NumberInput
      {...common(props)}
      suffix={props.ui.unit ? ` ${props.ui.unit}` : ''}
      value={typeof props.value === 'number' ? props.value : ''}
      onChange={(value) => props.change(value === '' ? undefined : value, true)}
    />
  );
}
