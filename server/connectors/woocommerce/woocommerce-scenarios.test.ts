import { describe, expect, it } from 'vitest';
import { runScenario, scenarioRows } from '../simulator-kit/scenarios';
import { openWooWorld } from './scenario-world';

/** What WooCommerce cannot do, or what does not happen there. Everything else of the table must pass. */
const elsewhere: Readonly<Record<string, string>> = {
  'Partial shipment · out': 'passed',
  'Customer cancel · in': 'never',
  'Return · in': 'never',
  'Return · out': 'unsupported',
  'Label · in': 'never',
};

describe.each([
  ['without fulfilments', { fulfillments: false }],
  ['with fulfilments', { fulfillments: true }],
])('a shop %s', (_kind, options) => {
  it.each(scenarioRows.map((row) => [`${row.title} · ${row.direction}`, row] as const))('%s', async (name, row) => {
    await expect(runScenario(row, () => openWooWorld(options))).resolves.toBe(elsewhere[name] ?? 'passed');
  });
});
