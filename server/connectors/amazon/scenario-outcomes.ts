import type { ScenarioOutcomes } from '../simulator-kit/scenarios';

/** What Amazon cannot do, or what its orders do not tell. Everything else of the table passes. */
export const outcomes: ScenarioOutcomes = {
  'New order · out': 'unsupported',
  'Update · out': 'unsupported',
  'Return · in': 'never',
  'Return · out': 'unsupported',
  'Refund · in': 'never',
  'Label · out': 'unsupported',
  'Unknown SKU · out': 'never',
  'Unknown SKU as a line of its own · out': 'never',
  'Timeout after commit: order · out': 'unsupported',
  'Timeout after commit: label · out': 'unsupported',
  'Never arrived: order · out': 'unsupported',
  'Never arrived: label · out': 'unsupported',
  'Our own return comes back · in': 'unsupported',
  'Our own refund comes back · in': 'never',
  'Our own label comes back · in': 'unsupported',
};
