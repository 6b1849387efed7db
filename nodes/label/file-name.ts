import type { Problem } from '../problem';

/** The placeholders a file name may hold, closed: nothing in braces is ever computed. */
export const fileNameParts = { number: 'Order number', date: 'Day', kind: 'Kind of paper' } as const;
type Part = keyof typeof fileNameParts;

/** "label-{number}" with the order's values. What no file system takes (slashes, colons, control characters) becomes a dash. */
export function fileNameFor(pattern: string, values: Readonly<Record<Part, string>>): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (whole, part: string) => (isPart(part) ? values[part] : whole));
  const safe = filled.replace(/[^\p{L}\p{N}\p{M} ._()+,@#-]+/gu, '-').replace(/^[. ]+/, '');
  return `${safe.slice(0, 120).trim() || 'label'}.pdf`;
}

/** A placeholder nobody knows would stand in the file name as it is. */
export function checkFileName(pattern: string): readonly Problem[] {
  const unknown = [...pattern.matchAll(/\{([^}]*)\}/g)].map(([, part = '']) => part).find((part) => !isPart(part));
  if (unknown === undefined) return [];
  const known = Object.keys(fileNameParts).map((part) => `{${part}}`);
  return [
    {
      code: 'node.fileName',
      message: `The file name asks for {${unknown}}, which does not exist.`,
      advice: `You can use ${known.join(', ')}.`,
      retry: 'never',
    },
  ];
}

const isPart = (part: string): part is Part => Object.hasOwn(fileNameParts, part);
