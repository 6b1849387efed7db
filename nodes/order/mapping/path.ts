import { failed, ok, type Result } from '../../problem';

/**
 * The way to a value in a message, as the form writes it: `customer.address.city`, `line_items[0].sku`, `tax_lines[].price` (the
 * brackets alone mean "of each"), `["a.b"]` for a name with a dot. Empty: the message itself. Names are data: `__proto__` and
 * `constructor` find only what the message itself says under that name.
 */
export type PathStep = { readonly key: string } | { readonly index: number } | { readonly each: true };
export type Path = readonly PathStep[];

const longest = 300;
const mostSteps = 20;
const token = /^(?:\.?([^.[\]"]+)|\[(\d{1,6})\]|\[\]|\["((?:[^"\\]|\\["\\])*)"\])/;

/** The same few paths are read for every message, so each is taken apart once. */
const parsed = new Map<string, Result<Path>>();
const mostParsed = 5_000;

export function parsePath(text: string): Result<Path> {
  const known = parsed.get(text);
  if (known) return known;
  const path = takeApart(text);
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(text, path);
  return path;
}

function takeApart(text: string): Result<Path> {
  if (text.length > longest) return unreadable(text);
  const steps: PathStep[] = [];
  let rest = text;
  while (rest.length > 0) {
    const match = token.exec(rest);
    const isFirst = steps.length === 0;
    if (!match || steps.length >= mostSteps || startsWrong(rest, isFirst)) return unreadable(text);
    steps.push(toStep(match));
    rest = rest.slice(match[0].length);
  }
  return ok(steps);
}

/** A dot stands between names, not before the first. */
const startsWrong = (rest: string, isFirst: boolean) => (isFirst ? rest.startsWith('.') : /^[^.[]/.test(rest));

function toStep([, name, index, quoted]: RegExpExecArray): PathStep {
  if (name !== undefined) return { key: name };
  if (index !== undefined) return { index: Number(index) };
  return quoted === undefined ? { each: true } : { key: quoted.replace(/\\(["\\])/g, '$1') };
}

export const writePath = (path: Path): string =>
  path.reduce((text, step) => {
    if ('each' in step) return `${text}[]`;
    if ('index' in step) return `${text}[${step.index}]`;
    if (!/^[^.[\]"]+$/.test(step.key)) return `${text}["${step.key.replace(/["\\]/g, '\\$&')}"]`;
    return text === '' ? step.key : `${text}.${step.key}`;
  }, '');

/** Every value the path leads to: one without "of each", none where something on the way is missing or null. */
export function valuesAt(value: unknown, path: Path): readonly unknown[] {
  let found: readonly unknown[] = [value];
  for (const step of path) found = found.flatMap((one) => follow(one, step));
  return found.filter((one) => one !== undefined && one !== null);
}

function follow(value: unknown, step: PathStep): readonly unknown[] {
  if ('each' in step) return Array.isArray(value) ? value : [];
  if ('index' in step) return Array.isArray(value) && step.index < value.length ? [value[step.index]] : [];
  return isRecord(value) && Object.hasOwn(value, step.key) ? [value[step.key]] : [];
}

/** True for JSON objects, not for lists. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unreadable = (text: string): Result<never> =>
  failed({
    code: 'node.pathUnreadable',
    message: `“${text.slice(0, 60)}” is not a way to a field.`,
    advice: 'Pick the field from the sample, or write it as in customer.address.city or lines[0].sku.',
    retry: 'never',
  });
