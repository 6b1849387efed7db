import { beforeAll, expect, inject, it } from 'vitest';
import { runScenario, scenarioRows } from '../connectors/simulator-kit/scenarios';
import { namedFields, openShop, type Shop } from './vendure-shop';
import { openVendureWorld } from './vendure-world';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(inject('vendure'), namedFields);
});

/** What does not happen at Vendure: buyers cancel nothing there, and it makes no labels. Everything else of the table must pass. */
const elsewhere: Readonly<Record<string, string>> = { 'Customer cancel · in': 'never', 'Label · in': 'never' };

it.each(scenarioRows.map((row) => [`${row.title} · ${row.direction}`, row] as const))('%s', async (name, row) => {
  const open = () => openVendureWorld(shop, { hooks: inject('hooks') });
  await expect(runScenario(row, open)).resolves.toBe(elsewhere[name] ?? 'passed');
});
