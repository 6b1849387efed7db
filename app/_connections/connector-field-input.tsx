'use client';
import { NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { sayWhen } from '../_ui/say-time';
import { useNow } from '../_ui/use-now';
import type { ConnectorField } from './connector-view';
import type { FieldValues } from './field-values';
import { HeaderRows, type PairWords } from './mapping/header-rows';
import { InboundMapping } from './mapping/inbound-mapping';
import { OutgoingMapping } from './mapping/outgoing-mapping';

export interface FieldProps {
  readonly connectorId: string;
  readonly field: ConnectorField;
  readonly value: unknown;
  readonly error: string | undefined;
  /** A secret that is stored already. */
  readonly stored: { readonly last4: string | null; readonly updatedAt: string } | undefined;
  readonly onChange: (value: unknown) => void;
  /** Several fields at once: a pasted sample proposes more than one. */
  readonly onSuggest: (values: FieldValues) => void;
}

/** One field of a connect form, drawn as its kind asks. */
export function ConnectorFieldInput(props: FieldProps) {
  const { field, value, error, onChange } = props;
  const common = { label: field.label, description: field.help ?? undefined, error, required: field.required };
  const text = typeof value === 'string' ? value : '';
  switch (field.input) {
    case 'password':
      return <SecretInput {...props} />;
    case 'toggle':
      return (
        <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      );
    case 'number':
      return <NumberInput {...common} value={typeof value === 'number' ? value : ''} onChange={onChange} />;
    case 'select':
      return (
        <Select
          {...common}
          data={choicesOf(field)}
          value={text || null}
          onChange={onChange}
          allowDeselect={!field.required}
        />
      );
    case 'mapping':
      return <MappingInput {...props} />;
    case 'headers':
      return <HeaderRows label={field.label} help={field.help} value={value} error={error} onChange={onChange} />;
    case 'text':
    case 'url':
      return (
        <TextInput
          {...common}
          type={field.input}
          placeholder={field.placeholder ?? undefined}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** What comes in is read from a sample; what goes out is named request by request; anything else is a word of ours → its word there. */
function MappingInput({ connectorId, field, value, error, onChange, onSuggest }: FieldProps) {
  const { name, label, help, placeholder } = field;
  const common = { label, value, error, onChange };
  if (name === 'outgoing') return <OutgoingMapping {...common} />;
  if (name === 'mapping') return <InboundMapping {...common} connectorId={connectorId} onSuggest={onSuggest} />;
  return <HeaderRows {...common} help={help} words={{ ...entryWords, placeholder: placeholder ?? '' }} />;
}

const entryWords: Omit<PairWords, 'placeholder'> = {
  oneMore: 'One more entry',
  add: 'Add entry',
  tidy: (name) => name.trim(),
};

const choicesOf = ({ options }: ConnectorField) =>
  Object.entries(options ?? {}).map(([value, label]) => ({ value, label }));

/** A secret is never shown again; an empty field keeps the one that is stored. */
function SecretInput({ field, value, error, stored, onChange }: FieldProps) {
  const now = useNow();
  const kept =
    stored &&
    `Stored${stored.last4 ? `, ends in ${stored.last4}` : ''}, set ${sayWhen(stored.updatedAt, now)}. Leave empty to keep it.`;
  return (
    <PasswordInput
      label={field.label}
      description={[field.help, kept].filter(Boolean).join(' ') || undefined}
      error={error}
      required={field.required && !stored}
      placeholder={field.placeholder ?? undefined}
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
