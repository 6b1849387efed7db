/** The same value with every text in it replaced, at any depth. Keys stay. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  // Only texts change, so the shape stays what it is.
  return mapped(value, change) as T;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, change)]));
}
