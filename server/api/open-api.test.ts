import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { permissions } from '../auth/permissions';
import { allOperations } from './all-operations';
import { findRoute } from './find-route';
import { definitionOf, inputFieldsOf } from './input-fields';
import { openApiDocument, openApiText } from './open-api';
import { readInput } from './read-input';

const document = openApiDocument('https://sluice.example');

it('is a valid OpenAPI 3.1 document', async () => {
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://sluice.example' }] });
});

it('is made once, and the same every time', () => {
  expect(openApiText('https://a.example')).toBe(openApiText('https://a.example'));
  expect(JSON.stringify(openApiDocument('https://sluice.example'))).toBe(JSON.stringify(document));
});

it('names every address once, each by a procedure that exists and is in the permission table', () => {
  const ids = allOperations.map(({ id }) => id);
  const addresses = allOperations.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const { procedure, method } of allOperations) {
    expect(permissions[procedure], procedure).toBeInstanceOf(Array);
    // A GET never changes anything, and whatever changes something is no GET.
    if (method === 'get') expect(definitionOf(procedure).type, procedure).toBe('query');
    if (definitionOf(procedure).type === 'query') expect(method, procedure).toBe('get');
  }
});

it('says in braces only what the procedure is asked for', () => {
  for (const operation of allOperations) {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const fields = inputFieldsOf(operation).filter(({ place }) => place === 'path');
    expect(fields.map(({ name }) => name).sort(), operation.id).toEqual(inPath.sort());
  }
});

it.each(allOperations.filter(({ example }) => example).map((operation) => [operation.id, operation] as const))(
  'gives an example of %s that its procedure takes',
  (_id, operation) => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const inPath = Object.fromEntries(names.map((name) => [name, '01890000-0000-7000-8000-000000000000']));
    const asked = { inPath, query: new URLSearchParams(), body: operation.example ?? {}, ifMatch: undefined };
    const input = { ...readInput(operation, asked), workspace: 'harbour' };
    for (const schema of definitionOf(operation.procedure).inputs) {
      if (schema instanceof z.ZodType) expect(schema.safeParse(input).error?.issues ?? []).toEqual([]);
    }
    expect(Object.keys(input)).toEqual(expect.arrayContaining(Object.keys(operation.example ?? {})));
  },
);

it('describes every answer: no part of it is left to guess', () => {
  const vague: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const isEmpty = !Array.isArray(value) && Object.keys(value).length === 0;
    const isMeantToBe = /(settings\/additionalProperties|properties\/default|credentials\/additionalProperties)$/.test(
      path,
    );
    if (isEmpty && !isMeantToBe && !/(example|\/default|200\/.*schema\/properties)/.test(path)) vague.push(path);
    for (const [key, inner] of Object.entries(value)) look(inner, `${path}/${key}`);
  };
  look(document, '');
  expect(vague).toEqual([]);
});

it.each([
  ['/flows', 'GET', 'listFlows', {}],
  ['/flows/1/versions/2', 'get', 'getVersion', { flowId: '1', number: '2' }],
  ['/sku-map/1/import', 'POST', 'importSkuMap', { connectionId: '1' }],
  ['/sku-map/1/import', 'PUT', 'setSku', { connectionId: '1', sku: 'import' }],
  ['/sku-map/1/A%2FB%20%C3%A9', 'PUT', 'setSku', { connectionId: '1', sku: 'A/B é' }],
  ['/templates/builtin%3Aupdates-home/plan', 'GET', 'planClone', { templateId: 'builtin:updates-home' }],
])('finds %s', (path, method, id, inPath) => {
  expect(findRoute(method, path)).toMatchObject({ operation: { id }, inPath });
});

it.each(['/', '/flows/', '/flows/1/2/3/4', '/%zz', '/__proto__', '/constructor'])('finds nothing at %s', (path) => {
  expect(findRoute('GET', path)).toMatchObject({ status: 404 });
});

it('reads numbers, yes and no, lists and objects out of an address', () => {
  const asked = (query: string) => ({ inPath: {}, query: new URLSearchParams(query), body: null, ifMatch: undefined });
  const read = (id: string, query: string) => {
    const operation = allOperations.find((one) => one.id === id);
    return operation ? readInput(operation, asked(query)) : null;
  };
  expect(read('listOrders', 'limit=20&state=all&cause[code]=sku.unknown&cause[subject]=A')).toEqual({
    limit: 20,
    state: 'all',
    cause: { code: 'sku.unknown', subject: 'A', connectionId: null },
  });
  expect(read('listFlows', 'archived=true&workspace=other&__proto__=x')).toEqual({ archived: true });
  expect(read('planClone', 'clients=a&clients=b')).toEqual({ clients: ['a', 'b'] });
  expect(read('listOrders', 'limit=many')).toEqual({ limit: 'many' });
});
