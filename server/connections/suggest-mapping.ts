import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { suggestSettings } from '../connectors/generic/suggest-mapping';

export interface SuggestedMapping {
  /** "Shopify", or null when only the names of the fields were a guide. */
  readonly knownAs: string | null;
  /** For the settings form; to be looked at by a person. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Proposes which field of a pasted message is which. Stores nothing. */
export function suggestMapping({ connector, sample }: { connector: string; sample: string }): Result<SuggestedMapping> {
  if (connector !== 'generic') return failed(needsNoMapping);
  const suggested = suggestSettings(sample);
  return suggested.ok ? ok(suggested.value) : suggested;
}

const needsNoMapping: Problem = {
  code: 'connection.mappingUnknown',
  message: 'This channel needs no mapping.',
  retry: 'never',
};
