import type { Mapping } from '../../../nodes/order/mapping/mapping';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { findOrder } from './find-order';
import { guessByName } from './guess-by-name';
import { knownShapes } from './known-shapes';
import type { GenericSettings } from './settings';

export interface Suggestion {
  /** "Shopify", or null when only the names of the fields were a guide. */
  readonly knownAs: string | null;
  readonly settings: Partial<GenericSettings> & { readonly mapping: Mapping };
}

/**
 * Proposes which field is which from one message of the system. A start for a person to look at, never used unseen. Pure.
 * @param sample the parsed message.
 */
export function suggestMapping(sample: unknown): Result<Suggestion> {
  const found = findOrder(sample);
  if (!found) return failed(noOrderInIt);
  const { order, root, linesPath } = found;
  const known = knownShapes.find((shape) => shape.isIt(order));
  if (known) {
    const mapping: Mapping = { root, amounts: 'major', times: 'detect', attributes: {}, ...known.mapping };
    return ok({ knownAs: known.name, settings: { ...known.settings, mapping } });
  }
  const guess = guessByName(order, linesPath);
  const mapping: Mapping = { root, times: 'detect', attributes: {}, topics: {}, ...guess };
  return ok({ knownAs: null, settings: { mapping } });
}

/** The proposal for a sample as a person pastes it: JSON text. */
export function suggestSettings(sample: string): Result<Suggestion> {
  try {
    return suggestMapping(JSON.parse(sample));
  } catch {
    return failed(notJson);
  }
}

const notJson: Problem = {
  code: 'connection.sampleUnreadable',
  message: 'The sample is not JSON.',
  advice: 'Copy the whole message, from the first brace to the last.',
  retry: 'never',
};

const noOrderInIt: Problem = {
  code: 'connection.sampleUnreadable',
  message: 'We find no order with lines in the sample.',
  advice: 'Paste a message about a new order, with at least one line in it.',
  retry: 'never',
};
