import { ok, type Result } from '../../../nodes/problem';
import { type CodeRules, codeFor, type KnownCode } from '../codes';

/** Mirakl's own list of reasons for a return (RT01), and the words that shops use for them. */
const words: readonly (readonly [RegExp, string, string])[] = [
  [/too small/i, 'RETURN_PDNT_TOO_SMALL', 'Too small'],
  [/too (big|large)/i, 'RETURN_PDNT_TOO_BIG', 'Too big'],
  [/wrong size/i, 'RETURN_DPD_WRONG_SIZE', 'Wrong size'],
  [/wrong colou?r/i, 'RETURN_DPD_WRONG_COLOR', 'Wrong colour'],
  [/\bfit\b/i, 'RETURN_PRODUCT_DOES_NOT_FIT', 'Does not fit'],
  [/packag|damaged in (transit|transport)/i, 'RETURN_DAMAGED_PACKAGING', 'Damaged packaging'],
  [/broken|damaged(?! in (transit|transport))|scratched/i, 'RETURN_BROKEN_ITEM', 'Broken'],
  [/defect|faulty|not work/i, 'RETURN_DEFECTIVE_ITEM', 'Defective'],
  [/wrong (item|product)|different/i, 'RETURN_DELIVERED_PRODUCT_DIFFERENT', 'Another product arrived'],
  [/missing|incomplete/i, 'RETURN_MISSING_ITEM', 'Something is missing'],
  [/not as described|description/i, 'RETURN_INACCURATE_ITEM_DESCRIPTION', 'Not as described'],
  [/warranty/i, 'RETURN_WARRANTY', 'Warranty'],
  [/changed? (my |of )?mind|unwanted|not needed|no longer/i, 'RETURN_CHANGED_MIND', 'Changed mind'],
];
const other = { code: 'RETURN_OTHER', label: 'Another reason' };

export const returnReasons: readonly KnownCode[] = [...words.map(([, code, label]) => ({ code, label })), other];
const hints = words.map(([pattern, code]) => [pattern, code] as const);

/** One of Mirakl's codes stays; the person's match, then words are looked for; anything else is “other”. */
export function returnReason(reason: string | undefined, rules?: CodeRules): Result<string> {
  if (reason && /^RETURN_[A-Z_]+$/.test(reason)) return ok(reason);
  const asked = { kind: 'returnReason', words: [reason], known: returnReasons, hints, destination: 'Mirakl' } as const;
  const found = codeFor(rules, asked);
  return found.ok ? ok(found.value?.code ?? other.code) : found;
}
