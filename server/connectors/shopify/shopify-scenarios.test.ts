import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { graphqlExecutor } from '../../tooling/graphql-executor';
import { runScenario, scenarioRows } from '../simulator-kit/scenarios';
import { openShopifyWorld } from './scenario-world';

const execute = graphqlExecutor(readFileSync(new URL('simulator/admin-api.sdl', import.meta.url), 'utf8'));

/** What does not happen at Shopify. Everything else of the table must pass. */
const elsewhere: Readonly<Record<string, string>> = { 'Label · in': 'never' };

it.each(scenarioRows.map((row) => [`${row.title} · ${row.direction}`, row] as const))('%s', async (name, row) => {
  await expect(runScenario(row, () => openShopifyWorld(execute))).resolves.toBe(elsewhere[name] ?? 'passed');
});
