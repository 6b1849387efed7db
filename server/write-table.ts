/** Rows as a CSV file for spreadsheets. One must not take a text for a formula, so those that look like one are quoted by a mark. */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => cells.map(writeCell).join(','))
    .join('\r\n')
    .concat('\r\n');

const looksLikeFormula = /^[=+\-@\t\r]/;

function writeCell(text: string): string {
  const safe = looksLikeFormula.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
