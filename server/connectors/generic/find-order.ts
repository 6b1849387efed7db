import { isRecord, type Path, writePath } from '../../../nodes/order/mapping/path';

export interface FoundOrder {
  readonly order: Readonly<Record<string, unknown>>;
  /** Where it lies in the message. */
  readonly root: string;
  /** Where its lines lie in it. */
  readonly linesPath: string;
}

const deepest = 4;
const quantityName = /^(quantity|qty|count|units|pieces|amountordered|quantityordered|qtyordered)$/;

/** The first thing in a message that has a list of lines, and how to get there. An order in a list counts: the first one. */
export function findOrder(message: unknown): FoundOrder | null {
  let level: readonly { readonly value: unknown; readonly path: Path }[] = [{ value: message, path: [] }];
  for (let depth = 0; depth <= deepest; depth++) {
    for (const { value, path } of level) {
      const lines = isRecord(value) ? findLines(value) : null;
      if (isRecord(value) && lines !== null) return { order: value, root: writePath(path), linesPath: lines };
    }
    level = level.flatMap(({ value, path }) => inside(value, path));
  }
  return null;
}

function inside(value: unknown, path: Path): readonly { readonly value: unknown; readonly path: Path }[] {
  if (Array.isArray(value)) return value.length > 0 ? [{ value: value[0], path: [...path, { index: 0 }] }] : [];
  return isRecord(value)
    ? Object.entries(value).map(([key, inner]) => ({ value: inner, path: [...path, { key }] }))
    : [];
}

/** A list of things with a quantity; one step down at most, as in `order.items.item`. */
function findLines(order: Readonly<Record<string, unknown>>): string | null {
  for (const [key, value] of Object.entries(order)) {
    if (isListOfLines(value)) return writePath([{ key }]);
    if (!isRecord(value)) continue;
    const inner = Object.entries(value).find(([, list]) => isListOfLines(list));
    if (inner && plainName(key).match(/line|item|product|article|position/))
      return writePath([{ key }, { key: inner[0] }]);
  }
  return null;
}

const isListOfLines = (value: unknown) =>
  Array.isArray(value) &&
  isRecord(value[0]) &&
  Object.keys(value[0]).some((name) => quantityName.test(plainName(name)));

/** "Order_Number", "orderNumber" and "order-number" are the same name. */
export const plainName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
