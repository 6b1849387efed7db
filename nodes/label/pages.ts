const LONGEST = 20;

/**
 * Pages as people write them: "1", "1-2, 4". In the order written; an empty text means all of them and is null.
 *
 * @returns undefined when it cannot be read, or names more than 20 pages.
 */
export function readPages(text: string): readonly number[] | null | undefined {
  if (text.trim() === '') return null;
  const parts = text.split(',').map(readPart);
  const pages = parts.flatMap((part) => part ?? []);
  return parts.includes(null) || pages.length > LONGEST ? undefined : pages;
}

function readPart(part: string): readonly number[] | null {
  const [, first, last = first] = /^\s*(\d{1,3})\s*(?:-\s*(\d{1,3})\s*)?$/.exec(part) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (!(from >= 1) || to < from || to - from >= LONGEST) return null;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
