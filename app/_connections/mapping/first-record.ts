import { parsePath, valuesAt } from '../../../nodes/order/mapping/path';

/** The part of a sample a path leads to; of a list, its first element. Undefined when it leads nowhere. */
export function firstRecord(scope: unknown, path: string): unknown {
  const parsed = parsePath(path);
  const [found] = parsed.ok ? valuesAt(scope, parsed.value) : [];
  return Array.isArray(found) ? found[0] : found;
}
