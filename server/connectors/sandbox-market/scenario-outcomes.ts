import type { ScenarioOutcomes } from '../simulator-kit/scenarios';

/** A marketplace takes no orders and no changes from us. Everything else of the table passes. */
export const outcomes: ScenarioOutcomes = {
  'New order · out': 'unsupported',
  'Update · out': 'unsupported',
  'Unknown SKU · out': 'never',
  'Unknown SKU as a line of its own · out': 'never',
  'Timeout after commit: order · out': 'unsupported',
  'Never arrived: order · out': 'unsupported',
};
