/** Where a command writes. What it found goes to standard output, what it says about it to standard error. */
export interface Terminal {
  readonly isJson: boolean;
  readonly out: (text: string) => void;
  readonly say: (text: string) => void;
}

export const openTerminal = ({ isJson }: { isJson: boolean }): Terminal => ({
  isJson,
  out: (text) => process.stdout.write(`${text}\n`),
  say: (text) => process.stderr.write(`${text}\n`),
});

/** Columns as wide as what is in them, or the whole answer for a program. */
export function show(
  terminal: Terminal,
  { answer, table, empty }: { answer: unknown; table: readonly (readonly string[])[]; empty: string },
): void {
  if (terminal.isJson) terminal.out(JSON.stringify(answer, null, 2));
  else if (table.length === 0) terminal.say(empty);
  else for (const line of linesOf(table)) terminal.out(line);
}

function linesOf(table: readonly (readonly string[])[]): readonly string[] {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const last = widths.length - 1;
  return table.map((row) =>
    row.map((cell, column) => (column === last ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
  );
}
