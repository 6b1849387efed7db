/** The cells of a table file as spreadsheets write it: comma, semicolon or tab, with or without quotes. Empty lines fall away. */
export function readTable(csv: string): string[][] {
  const lines = splitLines(csv.replace(/^\uFEFF/, ''));
  const separator = [';', '\t', ','].find((sign) => lines[0]?.includes(sign)) ?? ',';
  return lines.map((line) => splitCells(line, separator)).filter((cells) => cells.some((cell) => cell !== ''));
}

/** Line breaks inside quotes belong to their cell. */
function splitLines(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(\r\n|\r|\n)/)) {
    line += part;
    const isWhole = (line.match(/"/g)?.length ?? 0) % 2 === 0;
    if (/^(\r\n|\r|\n)$/.test(part) && isWhole) {
      lines.push(line.slice(0, -part.length));
      line = '';
    }
  }
  return [...lines, line];
}

function splitCells(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  for (const part of line.split(separator)) {
    cell = cell === '' ? part : `${cell}${separator}${part}`;
    if ((cell.match(/"/g)?.length ?? 0) % 2 === 0) {
      cells.push(readCell(cell));
      cell = '';
    }
  }
  return cell === '' ? cells : [...cells, readCell(cell)];
}

function readCell(text: string): string {
  const trimmed = text.trim();
  const bare = /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"') : trimmed;
  return /^'[=+\-@]/.test(bare) ? bare.slice(1) : bare.trim();
}
