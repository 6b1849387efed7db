import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readIntrospection, schemaOf, violations } from '../../tooling/graphql-contract';
import * as operations from './operations';

const calls = Object.entries(operations);

it.each(calls)('%s is one operation, named for the logs of the shop', (_, query) => {
  expect(parse(query).definitions).toMatchObject([{ kind: 'OperationDefinition', name: expect.anything() }]);
});

const sdl = buildSchema(readFileSync(new URL('simulator/admin-api.sdl', import.meta.url), 'utf8'));
it.each(calls)('%s fits what the simulator answers by', (_, query) => {
  expect(violations(sdl, { query })).toEqual([]);
});

/** Shopify's own description of its Admin API is not ours to ship; it is read where it lies beside the checkout. */
const file = fileURLToPath(
  new URL('../../../../shared/fixtures/shopify/schema/admin_2026-10.introspection.json.gz', import.meta.url),
);
if (existsSync(file)) {
  describe('fits Shopify’s own description of its Admin API 2026-10', () => {
    const schema = schemaOf(readIntrospection(file));
    it.each(calls)('%s', (_, query) => {
      expect(violations(schema, { query })).toEqual([]);
    });

    it('and what the simulator answers by is a part of it', () => {
      // It may lack most of the whole, but have nothing the whole has not. How @deprecated is declared is graphql-js's own.
      const changes = findBreakingChanges(sdl, schema).filter(({ type }) => type !== 'DIRECTIVE_LOCATION_REMOVED');
      expect(changes.map(({ description }) => description)).toEqual([]);
    });
  });
}
