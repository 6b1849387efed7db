'use client';
import { Stack } from '@mantine/core';
import { Disclosure } from '../_ui/disclosure';
import { problemsOf } from '../_ui/problems-of';
import { arrange } from './arrange-fields';
import { ConnectorFieldInput } from './connector-field-input';
import type { ConnectorField } from './connector-view';
import type { FieldValues } from './field-values';

interface Hint {
  readonly last4: string | null;
  readonly updatedAt: string;
}

interface Props {
  readonly connector: { readonly id: string; readonly fields: readonly ConnectorField[] };
  readonly values: FieldValues;
  readonly onChange: (values: FieldValues) => void;
  /** A failed request; each of its problems is shown at its field. */
  readonly error: unknown;
  /** Which secrets are stored already; those may stay empty. */
  readonly hints?: Readonly<Record<string, Hint>>;
}

/** The last part of "settings.baseUrl": the field a problem is about. */
const fieldOf = (subject: string | undefined) => subject?.split('.').at(-1);

/** The fields a channel asks for: the sample first, then what is needed, then the rest on demand. */
export function ConnectorFields({ connector, values, onChange, error, hints = {} }: Props) {
  const problems = error ? problemsOf(error) : [];
  const problemOf = ({ name }: ConnectorField) => problems.find(({ subject }) => fieldOf(subject) === name)?.message;
  const draw = (field: ConnectorField) => (
    <ConnectorFieldInput
      key={field.name}
      connectorId={connector.id}
      field={field}
      value={values[field.name]}
      error={problemOf(field)}
      stored={hints[field.name]}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      onSuggest={(suggested) => onChange({ ...values, ...suggested })}
    />
  );
  const { first, rest } = arrange(connector.fields);
  return (
    <>
      {first.map(draw)}
      {rest.length > 0 && (
        <Disclosure title="More settings" mustOpen={rest.some((field) => problemOf(field) !== undefined)}>
          <Stack>{rest.map(draw)}</Stack>
        </Disclosure>
      )}
    </>
  );
}
