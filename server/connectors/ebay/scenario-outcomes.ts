import type { ScenarioOutcomes } from '../simulator-kit/scenarios';

/** A marketplace takes no orders from us, nor changes of its own, and eBay has no labels. Everything else of the table passes. */
export const outcomes: ScenarioOutcomes = {
  'New order · out': 'unsupported',
  'Update · out': 'unsupported',
  'Label · in': 'never',
  'Label · out': 'unsupported',
  'Unknown SKU · out': 'never',
  'Unknown SKU as a line of its own · out': 'never',
  'Timeout after commit: order · out': 'unsupported',
  'Timeout after commit: label · out': 'unsupported',
  'Never arrived: order · out': 'unsupported',
  'Never arrived: label · out': 'unsupported',
  'Our own label comes back · in': 'unsupported',
};
