import { expect, it } from 'vitest';
import { curlFor } from './curl';
import type { ApiOperation } from './open-api';

const operation: ApiOperation = {
  operationId: 'x',
  tags: [],
  summary: '',
  'x-roles': ['owner'],
  parameters: [],
  responses: {},
};

it('writes a line for a terminal', () => {
  expect(curlFor({ method: 'GET', path: '/api/v1/flows', operation }, 'https://a.example')).toBe(
    `curl 'https://a.example/api/v1/flows' \\\n  -H "Authorization: Bearer $SLUICE_KEY"`,
  );
});

it('sends the example as it is, whatever is in it', () => {
  const requestBody = { content: { 'application/json': { schema: {}, example: { name: "Ana's $HOME" } } } };
  const line = curlFor({ method: 'POST', path: '/x', operation: { ...operation, requestBody } }, '');
  expect(line).toContain(`-X POST '/x'`);
  expect(line).toContain(`-d '{"name":"Ana'\\''s $HOME"}'`);
});
