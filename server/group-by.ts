/** Rows by key, in the order they came. */
export function groupBy<Row, Value>(
  rows: Iterable<Row>,
  { key, value }: { key: (row: Row) => string; value: (row: Row) => Value },
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? [];
    group.push(value(row));
    groups.set(key(row), group);
  }
  return groups;
}
