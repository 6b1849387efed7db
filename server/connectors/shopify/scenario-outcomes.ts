import type { ScenarioOutcomes } from '../simulator-kit/scenarios';

/** What does not happen at Shopify. Everything else of the table passes. */
export const outcomes: ScenarioOutcomes = { 'Label · in': 'never' };
