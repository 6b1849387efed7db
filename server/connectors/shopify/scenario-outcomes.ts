import type { ScenarioOutcomes } from '../simulator-kit/scenarios';

/** What does not happen at Shopify: it makes no labels, and tells nobody of those we attach. Everything else of the table passes. */
export const outcomes: ScenarioOutcomes = {
  'Label · in': 'never',
  'Our own label comes back · in': 'never',
};
