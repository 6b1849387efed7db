import type { Problem } from '../../problem';
import { addAmounts } from '../amount';
import type { FieldKind, MappableField } from './fields';
import type { FieldSource } from './mapping';
import { isRecord, parsePath, valuesAt } from './path';
import { type Readers, type Reading, readers } from './read-value';

type ValueOf<Kind extends FieldKind> = NonNullable<ReturnType<Readers[Kind]>>;
export type Values<Fields extends Readonly<Record<string, MappableField>>> = {
  [Name in keyof Fields]?: ValueOf<Fields[Name]['kind']>;
};

interface Request<Fields extends Readonly<Record<string, MappableField>>> {
  readonly fields: Fields;
  readonly sources: { readonly [Name in keyof Fields]?: FieldSource | undefined };
  readonly reading: Reading;
  /** "Line 2: ", before the label in a problem's sentence. */
  readonly place?: string;
}

/** Reads every mapped field of one part of a message. A value that is there but unreadable is a problem, never dropped. */
export function readFields<Fields extends Readonly<Record<string, MappableField>>>(
  scope: unknown,
  { fields, sources, reading, place = '' }: Request<Fields>,
): { readonly values: Values<Fields>; readonly problems: readonly Problem[] } {
  const values: Values<Fields> = {};
  const problems: Problem[] = [];
  for (const name in fields) {
    const read = readField(scope, { field: fields[name], source: sources[name], reading, place });
    if ('problem' in read) problems.push(read.problem);
    // The table says of which kind the field is, and it was read as that kind.
    else if ('value' in read) values[name] = read.value as Values<Fields>[typeof name];
  }
  return { values, problems };
}

interface OneField {
  readonly field: MappableField | undefined;
  readonly source: FieldSource | undefined;
  readonly reading: Reading;
  readonly place: string;
}

type Read = { readonly value: unknown } | { readonly problem: Problem } | Record<string, never>;

function readField(scope: unknown, { field, source, reading, place }: OneField): Read {
  if (!field) return {};
  const label = `${place}${field.label}`;
  if (!source) return field.required ? { problem: notMapped(label) } : {};
  const found = foundValues(scope, source);
  if (found.length === 0) return field.required ? { problem: missing(label, source) } : {};
  const value = combine(found, { kind: field.kind, reading });
  return value === null ? { problem: unreadable(label, found[0]) } : { value };
}

/** What the source leads to, without blanks: an empty text is how many systems write "nothing". */
function foundValues(scope: unknown, source: FieldSource): readonly unknown[] {
  if (source.from === 'constant') return [source.value];
  const paths = source.from === 'path' ? [source.path] : source.paths;
  const found = paths.flatMap((text) => {
    const path = parsePath(text);
    return path.ok ? valuesAt(scope, path.value) : [];
  });
  const filled = found.filter((value) => !isBlank(value));
  if (source.from === 'path' || filled.length < 2) return filled;
  return [filled.map(String).join(' ')];
}

/** Empty text, and the zero date some databases write for "never". */
const isBlank = (value: unknown) =>
  typeof value === 'string' && (value.trim() === '' || /^0000-00-00([T ]00:00:00)?$/.test(value.trim()));

/** Several amounts are added up, several tags are all tags, of several other values the texts are joined. */
function combine(found: readonly unknown[], { kind, reading }: { kind: FieldKind; reading: Reading }): unknown {
  if (kind === 'tags') return readers.tags(found.flat(), reading);
  const read = found.map((value) => readers[kind](value, reading));
  if (read.includes(null)) return null;
  if (read.length === 1) return read[0];
  if (kind === 'amount') return addAmounts(...read.map(String));
  return kind === 'text' ? read.join(', ') : read[0];
}

const notMapped = (label: string): Problem => ({
  code: 'order.fieldNotMapped',
  message: `Nobody has said yet where “${label}” is in the messages of this connection.`,
  advice: 'Pick the field from a sample in the settings of the connection; the messages are then read again.',
  retry: 'never',
  subject: label,
});

const missing = (label: string, source: FieldSource): Problem => ({
  code: 'order.fieldMissing',
  message: `“${label}” is missing: the message has nothing at ${pathsOf(source)}.`,
  advice: 'Pick another field in the settings of the connection, or ask the sender.',
  retry: 'never',
  subject: label,
});

const pathsOf = (source: FieldSource): string => {
  if (source.from === 'constant') return 'an empty text';
  return source.from === 'path' ? source.path || 'its top' : source.paths.join(' and ');
};

const unreadable = (label: string, value: unknown): Problem => ({
  code: 'order.fieldUnreadable',
  message: `“${label}” says ${quoted(value)}, which we cannot read.`,
  advice: 'Pick another field in the settings of the connection, or ask the sender.',
  retry: 'never',
  subject: label,
});

function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'a group of fields' : `“${String(value).slice(0, 60)}”`;
}
