/** Mirakl's own list of reasons for a return (RT01), and the words that shops use for them. */
const words: readonly (readonly [code: string, pattern: RegExp])[] = [
  ['RETURN_PDNT_TOO_SMALL', /too small/],
  ['RETURN_PDNT_TOO_BIG', /too (big|large)/],
  ['RETURN_DPD_WRONG_SIZE', /wrong size/],
  ['RETURN_DPD_WRONG_COLOR', /wrong colou?r/],
  ['RETURN_PRODUCT_DOES_NOT_FIT', /\bfit\b/],
  ['RETURN_DAMAGED_PACKAGING', /packag|damaged in (transit|transport)/],
  ['RETURN_BROKEN_ITEM', /broken|damaged|scratched/],
  ['RETURN_DEFECTIVE_ITEM', /defect|faulty|not work/],
  ['RETURN_DELIVERED_PRODUCT_DIFFERENT', /wrong (item|product)|different/],
  ['RETURN_MISSING_ITEM', /missing|incomplete/],
  ['RETURN_INACCURATE_ITEM_DESCRIPTION', /not as described|description/],
  ['RETURN_WARRANTY', /warranty/],
  ['RETURN_CHANGED_MIND', /changed? (my |of )?mind|unwanted|not needed|no longer/],
];

/** One of Mirakl's codes stays; words are looked for; anything else is “other”. */
export function returnReason(reason: string | undefined): string {
  if (reason && /^RETURN_[A-Z_]+$/.test(reason)) return reason;
  const text = (reason ?? '').toLowerCase();
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'RETURN_OTHER';
}
