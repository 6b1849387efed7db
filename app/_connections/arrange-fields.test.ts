import { expect, it } from 'vitest';
import { arrange } from './arrange-fields';
import type { ConnectorField } from './connector-view';

const field = (name: string, more: Partial<ConnectorField> = {}): ConnectorField => ({
  name,
  label: name,
  help: null,
  placeholder: null,
  input: 'text',
  options: null,
  secret: false,
  required: false,
  ...more,
});
const names = (fields: readonly ConnectorField[]) => fields.map(({ name }) => name);

it('asks for the sample first, then for what is needed, and hides the many optional fields', () => {
  const fields = [
    field('key', { secret: true }),
    ...['a', 'b', 'c', 'd'].map((name) => field(name)),
    field('baseUrl', { required: true }),
    field('mapping', { input: 'mapping' }),
  ];
  const { first, rest } = arrange(fields);
  expect(names(first)).toEqual(['mapping', 'key', 'baseUrl']);
  expect(names(rest)).toEqual(['a', 'b', 'c', 'd']);
});

it('hides nothing when there is little to hide', () => {
  expect(arrange([field('a'), field('b'), field('c')]).rest).toEqual([]);
});
