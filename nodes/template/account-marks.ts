/**
 * An account's name inside a text, such as the tag "Harbour Market" or the step "Back to Harbour Market", is kept as a mark and
 * becomes the name of the account each client chooses. So no client's name travels to another.
 */
export const accountMark = (key: string): string => `«${key}»`;

interface NamedSlot {
  readonly key: string;
  /** What the account is called. */
  readonly name: string;
}

/** Stands for the client itself: its workspace's name. */
export const clientKey = 'client';

/** Replaces accounts' names by marks, longer names first, whole words only. */
export function markAccounts(text: string, slots: readonly NamedSlot[]): string {
  const byLength = [...slots].filter(({ name }) => name.length > 1).sort((a, b) => b.name.length - a.name.length);
  return byLength.reduce((marked, { key, name }) => replaceWord(marked, { word: name, by: accountMark(key) }), text);
}

/** Puts the chosen accounts' names where the marks are. */
export const nameAccounts = (text: string, slots: readonly NamedSlot[]): string =>
  slots.reduce((named, { key, name }) => named.replaceAll(accountMark(key), name), text);

function replaceWord(text: string, { word, by }: { word: string; by: string }): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (isLetter(text[at - 1]) || isLetter(text[at + word.length])) continue;
    result += text.slice(from, at) + by;
    from = at + word.length;
  }
  return result + text.slice(from);
}

const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
