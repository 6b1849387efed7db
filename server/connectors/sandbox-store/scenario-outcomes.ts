import type { ScenarioOutcomes } from '../simulator-kit/scenarios';

/** The store ships by itself, so nobody tells it of parcels. Everything else of the table passes. */
export const outcomes: ScenarioOutcomes = {
  'Partial shipment · out': 'unsupported',
  'Our own shipment comes back · in': 'unsupported',
  'Timeout after commit: shipment · out': 'unsupported',
  'Never arrived: shipment · out': 'unsupported',
};
