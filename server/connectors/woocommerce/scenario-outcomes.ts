import type { ScenarioOutcomes } from '../simulator-kit/scenarios';

/** What WooCommerce cannot do, or what does not happen there. Everything else of the table passes. */
export const outcomes: ScenarioOutcomes = {
  'Customer cancel · in': 'never',
  'Return · in': 'never',
  'Return · out': 'unsupported',
  'Label · in': 'never',
  'Our own return comes back · in': 'unsupported',
  'Our own label comes back · in': 'never',
};
