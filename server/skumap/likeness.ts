/** How alike two SKUs are, 0 to 1: the share of letter pairs they have in common, signs and capitals aside. */
export function likeness(a: string, b: string): number {
  const [first, second] = [pairs(a), pairs(b)];
  if (first.length === 0 || second.length === 0) return plain(a) === plain(b) ? 1 : 0;
  const left = [...second];
  const shared = first.filter((pair) => {
    const at = left.indexOf(pair);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return (2 * shared.length) / (first.length + second.length);
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function pairs(text: string): string[] {
  const letters = plain(text);
  return [...letters].slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
