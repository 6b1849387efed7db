import { expect, it } from 'vitest';
import { runScenario, scenarioRows } from '../simulator-kit/scenarios';
import { faultsIn } from './market-check';
import { openMiraklWorld } from './scenario-world';

/** A marketplace takes no orders from us. Everything else of the table must pass. */
const elsewhere: Readonly<Record<string, string>> = {
  'New order · out': 'unsupported',
  'Unknown SKU · out': 'never',
  'Timeout after commit: order · out': 'unsupported',
  'Never arrived: order · out': 'unsupported',
};

it.each(scenarioRows.map((row) => [`${row.title} · ${row.direction}`, row] as const))('%s', async (name, row) => {
  const faults: string[] = [];
  const watch = (request: Parameters<typeof faultsIn>[0]) => faults.push(...faultsIn(request));
  await expect(runScenario(row, () => openMiraklWorld({ watch }))).resolves.toBe(elsewhere[name] ?? 'passed');
  expect(faults).toEqual([]);
});
