/**
 * Two tags are the same tag when they read the same: capitals and surrounding space do not count, everything else does.
 * `eBay` is `ebay ` but never `eBayAU`.
 */
export const isSameTag = (a: string, b: string): boolean => a === b || foldText(a) === foldText(b);

export const hasTag = (tags: readonly string[], tag: string): boolean => tags.some((one) => isSameTag(one, tag));

/** Each tag once, in the spelling that came first; empty ones fall away. */
export function uniteTags(...lists: readonly (readonly string[])[]): string[] {
  const united: string[] = [];
  for (const tag of lists.flat()) {
    if (tag.trim() !== '' && !hasTag(united, tag)) united.push(tag.trim());
  }
  return united;
}

export const withoutTags = (tags: readonly string[], unwanted: readonly string[]): string[] =>
  tags.filter((tag) => !hasTag(unwanted, tag));

/** How text is compared everywhere in rules: one form of accents, no capitals, no space around it. */
export const foldText = (text: string): string => text.trim().normalize('NFC').toLowerCase();
