import { expect, it } from 'vitest';
import { connectors } from './registry';

const credentials = [...connectors.values()].flatMap(({ name, credentials: { shape }, fields }) =>
  Object.keys(shape).map((field) => [`${name}: ${fields[field]?.label ?? field}`, fields[field]] as const),
);

it.each(credentials)('says where to find %s', (_name, field) => {
  expect(field?.help?.length ?? 0).toBeGreaterThan(20);
});

it('asks for nothing it does not label', () => {
  const unlabelled = [...connectors.values()].flatMap(({ id, credentials: own, settings, fields }) =>
    [...Object.keys(own.shape), ...Object.keys(settings.shape)]
      .filter((field) => !fields[field])
      .map((field) => `${id}.${field}`),
  );
  expect(unlabelled).toEqual([]);
});
