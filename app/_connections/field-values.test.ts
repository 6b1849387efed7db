import { expect, it } from 'vitest';
import type { ConnectorField } from './connector-view';
import { splitValues, startValues } from './field-values';

const field = (name: string, more: Partial<ConnectorField> = {}): ConnectorField => ({
  name,
  label: name,
  help: null,
  placeholder: null,
  input: 'text',
  options: null,
  secret: false,
  required: true,
  default: null,
  ...more,
});
const fields = [
  field('apiKey', { secret: true }),
  field('baseUrl', { default: 'https://shop.example' }),
  field('draft'),
];

it('sends secrets apart from settings, without the spaces that copying brings along', () => {
  expect(splitValues(fields, { apiKey: ' k-1\n', baseUrl: 'https://a.example', draft: false })).toEqual({
    credentials: { apiKey: 'k-1' },
    settings: { baseUrl: 'https://a.example', draft: false },
  });
});

it('leaves an untouched secret out, so that the stored one is kept', () => {
  expect(splitValues(fields, { apiKey: '', baseUrl: 'https://a.example' }).credentials).toEqual({});
});

it('starts with what is stored, else with the default, and never with a secret', () => {
  expect(startValues(fields, { draft: true, apiKey: 'never' })).toEqual({
    apiKey: '',
    baseUrl: 'https://shop.example',
    draft: true,
  });
});
