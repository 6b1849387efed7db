import { failed, ok, type Problem, type Result } from '../../nodes/problem';

export interface SkuPair {
  readonly sku: string;
  readonly targetSku: string;
}

/** Two columns, one pair a line. A spreadsheet must not take a SKU for a formula, so those that look like one are quoted by a mark. */
export const writeCsv = (pairs: readonly SkuPair[]): string =>
  [['sku', 'target_sku'], ...pairs.map(({ sku, targetSku }) => [sku, targetSku])]
    .map((cells) => cells.map(writeCell).join(','))
    .join('\r\n')
    .concat('\r\n');

const looksLikeFormula = /^[=+\-@\t\r]/;

function writeCell(text: string): string {
  const safe = looksLikeFormula.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads what `writeCsv` wrote and what spreadsheets make of it: comma, semicolon or tab, with or without a heading and quotes. */
export function readCsv(csv: string): Result<SkuPair[]> {
  const lines = splitLines(csv.replace(/^\uFEFF/, ''));
  const separator = [';', '\t', ','].find((sign) => lines[0]?.includes(sign)) ?? ',';
  const rows = lines.map((line) => splitCells(line, separator)).filter((cells) => cells.some((cell) => cell !== ''));
  const body = isHeading(rows[0]) ? rows.slice(1) : rows;
  const problems = body.flatMap((cells, index) => problemWith(cells, index + 1 + (body === rows ? 0 : 1)));
  if (problems.length > 0) return failed(...problems.slice(0, 10));
  if (body.length === 0) return failed(nothingInIt);
  return ok(body.map(([sku = '', targetSku = '']) => ({ sku, targetSku })));
}

const isHeading = (cells: readonly string[] | undefined) => /^(sku|our.?sku|from)$/i.test(cells?.[0] ?? '');

function problemWith(cells: readonly string[], line: number): Problem[] {
  const [sku = '', targetSku = ''] = cells;
  if (sku !== '' && targetSku !== '' && sku.length <= 200 && targetSku.length <= 200) return [];
  const message = `Line ${line} needs two SKUs of at most 200 characters, ours and the destination’s.`;
  return [{ code: 'skuMap.lineInvalid', message, subject: String(line), retry: 'never' }];
}

const nothingInIt: Problem = { code: 'skuMap.empty', message: 'There is no pair of SKUs in it.', retry: 'never' };

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
