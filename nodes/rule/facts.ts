import { keysOf } from '../contract';
import type { Fact } from './fact';
import { buyerFacts } from './facts/buyer-facts';
import { happeningFacts } from './facts/happening-facts';
import { lineFacts } from './facts/line-facts';
import { moneyFacts } from './facts/money-facts';
import { orderFacts } from './facts/order-facts';
import { statusFacts } from './facts/status-facts';

/** Everything a rule can look at. A new row reaches the form, the summaries, the reasons and the engine at once. */
const table = {
  ...orderFacts,
  ...moneyFacts,
  ...lineFacts,
  ...buyerFacts,
  ...statusFacts,
  ...happeningFacts,
} satisfies Record<string, Fact>;

export type FactId = keyof typeof table;
export const facts: Readonly<Record<FactId, Fact>> = table;
export const factIds: readonly FactId[] = keysOf(table);
