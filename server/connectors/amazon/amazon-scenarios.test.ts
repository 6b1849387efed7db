import { expect, it } from 'vitest';
import { amazonViolations } from '../../tooling/amazon-contract';
import { runScenario, scenarioRows } from '../simulator-kit/scenarios';
import { openAmazonWorld } from './scenario-world';

/** What Amazon cannot do, or what its orders do not tell. Everything else of the table must pass. */
const elsewhere: Readonly<Record<string, string>> = {
  'New order · out': 'unsupported',
  'Update · out': 'unsupported',
  'Return · in': 'never',
  'Return · out': 'unsupported',
  'Refund · in': 'never',
  'Label · out': 'unsupported',
  'Unknown SKU · out': 'never',
  'Timeout after commit: order · out': 'unsupported',
  'Timeout after commit: label · out': 'unsupported',
  'Never arrived: order · out': 'unsupported',
  'Never arrived: label · out': 'unsupported',
};

it.each(scenarioRows.map((row) => [`${row.title} · ${row.direction}`, row] as const))('%s', async (name, row) => {
  const wrong: string[] = [];
  const watch = (request: Parameters<typeof amazonViolations>[0]) => wrong.push(...amazonViolations(request));
  await expect(runScenario(row, () => openAmazonWorld({ watch }))).resolves.toBe(elsewhere[name] ?? 'passed');
  expect(wrong, 'every request must fit Amazon’s own description').toEqual([]);
});
