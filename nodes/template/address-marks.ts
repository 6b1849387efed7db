/**
 * Whom a client writes to is nobody else's business: a text that is nothing but email addresses is kept as a mark and asked of each client
 * anew; the same text is the same mark.
 */
const addressMark = (number: number): string => `«address${number}»`;

export const isAddressMark = (text: string): boolean => /^«address\d+»$/.test(text);

const one = '[^\\s@,;<>«»{}"]+@[^\\s@,;<>«»{}"]+\\.[^\\s@,;<>«»{}".]+';
const onlyAddresses = new RegExp(`^\\s*${one}(\\s*[,;]\\s*${one})*\\s*$`);
const anyAddress = new RegExp(one, 'g');

/** Marks texts that are addresses, and takes addresses out of texts that hold more. Remembers what it has marked. */
export function addressMarker(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (!onlyAddresses.test(text)) return text.replace(anyAddress, 'name@example.com');
    const mark = known.get(text.trim()) ?? addressMark(known.size + 1);
    known.set(text.trim(), mark);
    return mark;
  };
}
