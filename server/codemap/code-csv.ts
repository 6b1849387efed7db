import { CodeMatch } from '../../nodes/order/code-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { readTable } from '../skumap/read-table';
import { writeTable } from '../write-table';

const heading = ['kind', 'code', 'called', 'service', 'tracking_url'];

/** One match a line. */
export const writeCodeCsv = (matches: readonly CodeMatch[]): string =>
  writeTable([
    heading,
    ...matches.map(({ kind, code, target, service, trackingUrl }) => [
      kind,
      code,
      target,
      service ?? '',
      trackingUrl ?? '',
    ]),
  ]);

/** Reads what `writeCodeCsv` wrote and what spreadsheets make of it. Every line that is wrong is named. */
export function readCodeCsv(csv: string): Result<CodeMatch[]> {
  const rows = readTable(csv);
  const hasHeading = rows[0]?.[0]?.toLowerCase() === 'kind';
  const body = hasHeading ? rows.slice(1) : rows;
  const read = body.map(([kind, code, target, service, trackingUrl]) =>
    CodeMatch.safeParse({ kind, code, target, service: service || null, trackingUrl: trackingUrl || null }),
  );
  const problems = read.flatMap((one, index) =>
    one.success ? [] : [lineProblem(index + (hasHeading ? 2 : 1), one.error.issues)],
  );
  if (problems.length > 0) return failed(...problems.slice(0, 10));
  if (read.length === 0) return failed(nothingInIt);
  return ok(read.flatMap((one) => (one.success ? [one.data] : [])));
}

function lineProblem(line: number, issues: readonly { readonly path: readonly PropertyKey[] }[]): Problem {
  const [field = 'code'] = issues.flatMap(({ path }) => path.map(String));
  return {
    code: 'codeMap.lineInvalid',
    message: `Line ${line}: ${wants[field]}`,
    subject: String(line),
    retry: 'never',
  };
}

const wants: Readonly<Record<string, string>> = {
  kind: 'it begins with carrier, cancelReason, returnReason or refundReason.',
  code: 'the second cell says what orders call it, in 200 characters at most.',
  target: 'the third cell says what the destination calls it, in 200 characters at most.',
  service: 'the service has 200 characters at most.',
  trackingUrl: 'the link begins with https:// and has {number} in it.',
};

const nothingInIt: Problem = { code: 'codeMap.empty', message: 'There is no match in it.', retry: 'never' };
