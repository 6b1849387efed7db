import { isRecord, type Path, parsePath } from '../../../nodes/order/mapping/path';
import type { BodyField } from './settings';

interface Found {
  readonly value: unknown;
  /** Which element of each list on the way, outermost first. */
  readonly indices: readonly number[];
}

type Target = Record<string, unknown> | unknown[];

/**
 * A JSON object put together field by field: `customer.name` from `order.buyer.name`, `items[].code` from `order.lines[].sku`.
 * Names are data: `__proto__` becomes a field of that name and nothing else. Pure.
 */
export function buildBody(known: unknown, fields: readonly BodyField[]): unknown {
  const body = emptyObject();
  // Constants last: inside lists they go to every element the other fields have made.
  for (const field of fields) if (field.from === 'path') copy(field, { known, body });
  for (const field of fields) if (field.from === 'constant') placeConstant(field, body);
  return body;
}

function copy(field: Extract<BodyField, { from: 'path' }>, { known, body }: { known: unknown; body: Target }): void {
  const to = parsePath(field.to);
  const path = parsePath(field.path);
  if (!to.ok || !path.ok) return;
  for (const { value, indices } of findAll(known, path.value)) {
    place(body, { path: withIndices(to.value, indices), value: field.as === 'number' ? asNumber(value) : value });
  }
}

/** Text that is not a number stays what it is: the receiver will say so better than a null would. */
const asNumber = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;

function findAll(value: unknown, path: Path): readonly Found[] {
  let found: readonly Found[] = [{ value, indices: [] }];
  for (const step of path) found = found.flatMap((one) => follow(one, step));
  return found;
}

function follow({ value, indices }: Found, step: Path[number]): readonly Found[] {
  if ('each' in step) return listOf(value).map((element, index) => ({ value: element, indices: [...indices, index] }));
  const next = 'key' in step ? member(value, step.key) : listOf(value)[step.index];
  return next === undefined || next === null ? [] : [{ value: next, indices }];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const member = (value: unknown, key: string) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined);

/** "Of each" becomes the element it came from; a list the source does not have is its first element. */
function withIndices(path: Path, indices: readonly number[]): Path {
  let list = 0;
  return path.map((step) => ('each' in step ? { index: indices[list++] ?? 0 } : step));
}

function placeConstant({ to, value }: Extract<BodyField, { from: 'constant' }>, body: Target): void {
  const path = parsePath(to);
  if (!path.ok) return;
  for (const full of expand(path.value, body)) place(body, { path: full, value });
}

/** One path for each element there is. */
function expand(path: Path, body: unknown): Path[] {
  const at = path.findIndex((step) => 'each' in step);
  if (at === -1) return [path];
  const before = path.slice(0, at);
  const list = findAll(body, before)[0]?.value;
  const length = Array.isArray(list) ? list.length : 0;
  return Array.from({ length }, (_, index) => [...before, { index }, ...path.slice(at + 1)]).flatMap((one) =>
    expand(one, body),
  );
}

/** Lists longer than this are a mistake in a path, not an order. */
const mostElements = 10_000;

function place(target: Target, { path, value }: { path: Path; value: unknown }): void {
  const [step, next, ...rest] = path;
  if (!step || ('index' in step && step.index >= mostElements)) return;
  if (!next) {
    put(target, { step, value });
    return;
  }
  const inner = get(target, step) ?? ('key' in next ? emptyObject() : []);
  put(target, { step, value: inner });
  if (isTarget(inner)) place(inner, { path: [next, ...rest], value });
}

function put(target: Target, { step, value }: { step: Path[number]; value: unknown }): void {
  if (Array.isArray(target)) {
    if ('index' in step) target[step.index] = value;
  } else if ('key' in step) target[step.key] = value;
}

function get(target: Target, step: Path[number]): unknown {
  if (Array.isArray(target)) return 'index' in step ? target[step.index] : undefined;
  return 'key' in step ? target[step.key] : undefined;
}

const isTarget = (value: unknown): value is Target => typeof value === 'object' && value !== null;

/** Without a prototype every name is an ordinary one. */
const emptyObject = (): Record<string, unknown> => Object.create(null);
