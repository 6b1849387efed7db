import { expect, it } from 'vitest';
import { runScenario, scenarioRows } from '../simulator-kit/scenarios';
import { faultsIn } from './ebay-check';
import { openEbayWorld } from './scenario-world';

/** A marketplace takes no orders from us, nor changes of its own, and eBay has no labels. Everything else must pass. */
const elsewhere: Readonly<Record<string, string>> = {
  'New order · out': 'unsupported',
  'Update · out': 'unsupported',
  'Label · in': 'never',
  'Label · out': 'unsupported',
  'Unknown SKU · out': 'never',
  'Timeout after commit: order · out': 'unsupported',
  'Timeout after commit: label · out': 'unsupported',
  'Never arrived: order · out': 'unsupported',
  'Never arrived: label · out': 'unsupported',
};

it.each(scenarioRows.map((row) => [`${row.title} · ${row.direction}`, row] as const))('%s', async (name, row) => {
  const faults: string[] = [];
  const watch = (request: Parameters<typeof faultsIn>[0]) => faults.push(...faultsIn(request));
  await expect(runScenario(row, () => openEbayWorld({ watch }))).resolves.toBe(elsewhere[name] ?? 'passed');
  expect(faults, 'every request must fit eBay’s own description').toEqual([]);
});
