import type { ScenarioOutcomes } from '../simulator-kit/scenarios';

/** What does not happen at Vendure: buyers cancel nothing there, and it makes no labels. Everything else of the table passes. */
export const outcomes: ScenarioOutcomes = {
  'Customer cancel · in': 'never',
  'Label · in': 'never',
  'Our own label comes back · in': 'never',
};
