import { mostParts, mostUnits, type SkuMatch } from '../../nodes/order/sku-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { writeTable } from '../write-table';
import { readTable } from './read-table';

/**
 * One match a line: the SKU, the product it is there, how many of it when more than one, and of a bundle further pairs of product and
 * number.
 */
export const writeCsv = (matches: readonly SkuMatch[]): string =>
  writeTable([['sku', 'target_sku', 'units'], ...matches.map(cellsOf)]);

function cellsOf({ sku, targetSku, units, further }: SkuMatch): string[] {
  if (units === 1 && further.length === 0) return [sku, targetSku];
  return [sku, targetSku, String(units), ...further.flatMap((part) => [part.sku, String(part.units)])];
}

/** Reads what `writeCsv` wrote and what spreadsheets make of it: comma, semicolon or tab, with or without a heading and quotes. */
export function readCsv(csv: string): Result<SkuMatch[]> {
  const rows = readTable(csv);
  const body = isHeading(rows[0]) ? rows.slice(1) : rows;
  const problems = body.flatMap((cells, index) => problemWith(cells, index + 1 + (body === rows ? 0 : 1)));
  if (problems.length > 0) return failed(...problems.slice(0, 10));
  if (body.length === 0) return failed(nothingInIt);
  return ok(body.map(matchOf));
}

const isHeading = (cells: readonly string[] | undefined) => /^(sku|our.?sku|from)$/i.test(cells?.[0] ?? '');

function problemWith(cells: readonly string[], line: number): Problem[] {
  const [sku = '', ...pairs] = cells;
  const parts = partsOf(pairs);
  const isSku = (text: string) => text !== '' && text.length <= 200;
  const isSound = isSku(sku) && parts.length > 0 && parts.every((part) => isSku(part.sku));
  const isCounted = parts.length <= mostParts && parts.every(({ units }) => units >= 1 && units <= mostUnits);
  if (isSound && isCounted) return [];
  const message = isSound
    ? `Line ${line} needs whole numbers from 1 to ${mostUnits} behind its products, and ${mostParts} products at most.`
    : `Line ${line} needs two SKUs of at most 200 characters, ours and the destination’s.`;
  return [{ code: 'skuMap.lineInvalid', message, subject: String(line), retry: 'never' }];
}

function matchOf([sku = '', ...pairs]: readonly string[]): SkuMatch {
  const [{ sku: targetSku, units } = { sku: '', units: 1 }, ...further] = partsOf(pairs);
  return { sku, targetSku, units, further };
}

/** Product, number, product, number …; a number left out is one. Cells left empty at the end are a spreadsheet's. */
function partsOf(cells: readonly string[]): { sku: string; units: number }[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  const parts: { sku: string; units: number }[] = [];
  for (let at = 0; at <= last; at += 2) {
    const units = cells[at + 1] || '1';
    parts.push({ sku: cells[at] ?? '', units: /^\d{1,4}$/.test(units) ? Number(units) : 0 });
  }
  return parts;
}

const nothingInIt: Problem = { code: 'skuMap.empty', message: 'There is no pair of SKUs in it.', retry: 'never' };
