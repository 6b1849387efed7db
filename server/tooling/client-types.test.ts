import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { makeClientTypes } from './client-types';

it('gives strangers’ programs the types this repository’s own story is written with', async () => {
  const written = await readFile(new URL('./sluice-api.d.ts', import.meta.url), 'utf8');
  expect(written, 'run "npm run types:api"').toBe(await makeClientTypes());
}, 30_000);
