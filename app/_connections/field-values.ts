import type { ConnectorField } from './connector-view';

/** What stands in a connect form, by field name. Text, numbers, switches, and JSON for mappings. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** What a fresh form starts with: what is stored, else the channel's own defaults. */
export const startValues = (fields: readonly ConnectorField[], stored: FieldValues = {}): FieldValues =>
  Object.fromEntries(
    fields.map(({ name, secret, default: standard }) => [name, secret ? '' : (stored[name] ?? standard)]),
  );

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined;

/** Splits a form into what is encrypted and what is not; empty fields are left out, so a kept secret is not overwritten. */
export function splitValues(fields: readonly ConnectorField[], values: FieldValues) {
  const filled = (secret: boolean) =>
    Object.fromEntries(
      fields
        .filter((field) => field.secret === secret && !isEmpty(values[field.name]))
        .map(({ name }) => [name, trimmed(values[name])]),
    );
  return { credentials: filled(true), settings: filled(false) };
}

/** Keys copied from a web page often bring a space or a line end along. */
const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);
