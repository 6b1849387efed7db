'use client';
import { problemsOf } from '../_ui/problems-of';
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

/** The fields a channel asks for. */
export function ConnectorFields({ connector, values, onChange, error, hints = {} }: Props) {
  const problems = error ? problemsOf(error) : [];
  return connector.fields.map((field) => (
    <ConnectorFieldInput
      key={field.name}
      connectorId={connector.id}
      field={field}
      value={values[field.name]}
      error={problems.find(({ subject }) => fieldOf(subject) === field.name)?.message}
      stored={hints[field.name]}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      onSuggest={(suggested) => onChange({ ...values, ...suggested })}
    />
  ));
}
