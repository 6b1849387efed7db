import { expect, it } from 'vitest';
import { createOpenApiCheck } from './openapi-check';

const check = createOpenApiCheck(
  {
    paths: {
      '/orders/{id}/ship': {
        put: {
          parameters: [
            { name: 'id', in: 'path', required: true },
            { name: 'shop', in: 'query', required: true },
          ],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Ship' } } } },
        },
      },
      '/orders': { get: { parameters: [] } },
    },
    components: {
      schemas: {
        Base: { type: 'object', properties: { carrier: { type: 'string', maxLength: 3 } } },
        Ship: {
          allOf: [
            { $ref: '#/components/schemas/Base' },
            {
              required: ['lines'],
              properties: {
                lines: {
                  type: 'array',
                  minItems: 1,
                  items: { type: 'object', properties: { quantity: { type: 'integer' } } },
                },
                reason: { type: 'string', description: 'Why.\n\nEnum: `"LATE"`, `"LOST"`' },
                extra: { type: 'object' },
              },
            },
          ],
        },
      },
    },
  },
  { base: '/api', otherParameters: ['page'] },
);
const faults = (body: unknown, path = '/api/orders/7/ship?shop=1&page=2') =>
  check.request({ method: 'PUT', path, body });

it('finds nothing wrong with a request that fits', () => {
  expect(faults({ carrier: 'UPS', lines: [{ quantity: 2 }], reason: 'LATE', extra: { any: 'thing' } })).toEqual([]);
  expect(check.request({ method: 'GET', path: '/api/orders?page=1' })).toEqual([]);
});

it.each([
  [{ lines: [] }, 'body.lines has 0 items'],
  [{}, 'body.lines is missing'],
  [{ lines: [{ quantity: 1.5 }] }, 'body.lines[].quantity should be integer, not 1.5'],
  [{ lines: [{ quantity: 1, sku: 'A' }] }, 'body.lines[].sku is not known'],
  [{ lines: [{}], carrier: 'UPSS' }, 'body.carrier has 4 characters'],
  [{ lines: [{}], reason: 'BORED' }, 'body.reason may not be "BORED"'],
  [undefined, 'wants a body'],
])('names what is wrong with %j', (body, fault) => {
  expect(faults(body)).toEqual([`PUT /api/orders/7/ship: ${fault}`]);
});

it('knows its calls and their parameters', () => {
  expect(faults({ lines: [{}] }, '/api/orders/7/send')).toEqual(['PUT /api/orders/7/send is no call of this API']);
  expect(faults({ lines: [{}] }, '/api/orders/7/ship?colour=red')).toEqual([
    'PUT /api/orders/7/ship: does not know the parameter colour',
    'PUT /api/orders/7/ship: wants the parameter shop',
  ]);
  expect(check.request({ method: 'GET', path: '/api/orders', body: {} })).toEqual(['GET /api/orders: takes no body']);
});

it('holds a value of one of several kinds against the kind it says it is, else against the one that fits best', () => {
  const kinds = createOpenApiCheck({
    paths: {},
    components: {
      schemas: {
        Field: {
          type: 'object',
          required: ['code'],
          properties: { code: { type: 'string' }, type: { type: 'string' } },
          discriminator: {
            propertyName: 'type',
            mapping: { TEXT: '#/components/schemas/Text', LIST: '#/components/schemas/List' },
          },
        },
        Text: { allOf: [{ $ref: '#/components/schemas/Field' }], properties: { value: { type: 'string' } } },
        List: {
          allOf: [{ $ref: '#/components/schemas/Field' }],
          properties: { value: { type: 'array', items: { type: 'string' } } },
        },
      },
    },
  });
  expect(kinds.value('Field', { code: 'a', type: 'LIST', value: ['x'] })).toEqual([]);
  expect(kinds.value('Field', { code: 'a', value: 'x' })).toEqual([]);
  expect(kinds.value('Field', { code: 'a', type: 'LIST', value: 'x' })).toEqual([
    'Field.value should be array, not "x"',
  ]);
});
