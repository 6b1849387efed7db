/** Fields of a channel's messages that the canonical order has no room for, with one reason for the lot. */
export interface UnmappedGroup {
  readonly reason: string;
  /** "line_items[].tax_class"; a star at the end stands for everything under it. */
  readonly fields: readonly string[];
}

type Path = readonly (string | number)[];

/**
 * The fields of the examples that make no difference in any of them: each leaf is changed in turn, keeping its kind, and the
 * example read again. What changes the reading, or makes it refuse, is used; the rest is listed, items of a list as `[]`, sorted.
 */
export function unmappedFields(examples: readonly unknown[], read: (changed: unknown) => unknown): string[] {
  const used = new Map<string, boolean>();
  for (const example of examples) {
    const unchanged = JSON.stringify(read(example));
    for (const path of leavesOf(example)) {
      const name = nameOf(path);
      if (!used.get(name)) used.set(name, isUsed({ example, path, read, unchanged }));
    }
  }
  return [...used].flatMap(([name, isRead]) => (isRead ? [] : [name])).toSorted();
}

interface Trying {
  readonly example: unknown;
  readonly path: Path;
  readonly unchanged: string | undefined;
  read(changed: unknown): unknown;
}

function isUsed({ example, path, read, unchanged }: Trying): boolean {
  const readings = otherValues(valueAt(example, path)).map((value) => {
    const reading = read(withValue(example, { path, value }));
    return { isRefused: isFailed(reading), text: JSON.stringify(reading) };
  });
  const taken = readings.filter(({ isRefused }) => !isRefused);
  return taken.length === 0 ? readings.length > 0 : taken.some(({ text }) => text !== unchanged);
}

const isFailed = (reading: unknown) =>
  typeof reading === 'object' && reading !== null && 'ok' in reading && reading.ok === false;

/** Every text, number, truth and null in it; empty lists and objects hold nothing to read. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

const nameOf = (path: Path) =>
  path
    .map((part) => (typeof part === 'number' ? '[]' : `.${part}`))
    .join('')
    .replace(/^\./, '');

/** Other values of the same kind; for null whatever might stand there. */
function otherValues(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value + 0.01, 0];
  if (value === null) return ['x', '2031-02-03T04:05:06Z', '7.77', 7, true, { id: 7, name: 'x' }];
  return typeof value === 'string' ? otherTexts(value) : [];
}

function otherTexts(text: string): string[] {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return [text.replace(/^\d{4}-\d\d-\d\d/, '2031-02-03')];
  if (/^-?\d+(\.\d+)?$/.test(text)) return [`${Number(text) + 1}`, '7.77', '', 'x'];
  if (/^https?:/.test(text)) return [`${text}/x`];
  return [`${text}x`, `${text.slice(0, 1)}`, '', 'X', 'ZZ'];
}

function valueAt(value: unknown, [part, ...rest]: Path): unknown {
  if (part === undefined) return value;
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
  return valueAt(inner, rest);
}

function withValue(whole: unknown, { path, value }: { path: Path; value: unknown }): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  const inner = withValue(valueAt(whole, [part]), { path: rest, value });
  if (Array.isArray(whole)) return whole.map((item: unknown, index) => (index === part ? inner : item));
  return { ...(whole as Record<string, unknown>), [part]: inner };
}

/** What has no reason yet, and reasons for what is used after all or was never there. Both must be empty. */
export function reviewUnmapped(unmapped: readonly string[], groups: readonly UnmappedGroup[]) {
  const patterns = groups.flatMap(({ fields }) => fields);
  return {
    withoutReason: unmapped.filter((field) => !patterns.some((pattern) => covers(pattern, field))),
    stale: patterns.filter((pattern) => !unmapped.some((field) => covers(pattern, field))),
  };
}

const covers = (pattern: string, field: string) =>
  pattern.endsWith('*') ? field.startsWith(pattern.slice(0, -1)) : pattern === field;
