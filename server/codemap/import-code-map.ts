import { sameContent } from '../../nodes/hash';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { changeConnection } from '../connections/change-connection';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { readCodeCsv } from './code-csv';
import { mostMatches, tooMany } from './code-problems';
import { resumeForCodes } from './resume-for-codes';
import { keyOf, problemWith, upsertCodes } from './set-code';

export interface CodeMapImport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Deliveries that waited for one of them and go on. */
  readonly resumed: number;
}

/** Takes a whole file of matches in, or nothing of it. Matches not in the file stay. */
export async function importCodeMap(
  world: World,
  { member, connectionId, csv }: { member: Member; connectionId: string; csv: string },
): Promise<Result<CodeMapImport>> {
  const read = readCodeCsv(csv.replaceAll('\0', ''));
  if (!read.ok) return read;
  // Of one that is in it twice the last line counts.
  const matches = [...new Map(read.value.map((match) => [keyOf(match), match])).values()];
  if (matches.length > mostMatches) return failed(tooMany);
  return changeConnection({ world, member, connectionId }, async (trx, { type }) => {
    const problems = matches.flatMap((match): Problem[] => {
      const problem = problemWith(match, type);
      return problem ? [{ ...problem, message: `${match.code}: ${problem.message}` }] : [];
    });
    if (problems.length > 0) return failed(...problems.slice(0, 10));
    const stored = await upsertCodes(trx, { member, connectionId, matches });
    if (!stored.ok) return stored;
    const before = new Map(stored.value.map((one) => [keyOf(one), one]));
    const added = matches.filter((match) => !before.has(keyOf(match))).length;
    const unchanged = matches.filter((match) => sameContent(before.get(keyOf(match)), match)).length;
    const resumed = await resumeForCodes(trx, { member, connectionId, codes: matches });
    const outcome = { added, unchanged, changed: matches.length - added - unchanged, resumed };
    await recordAudit(trx, { member, deed: { action: 'codeMap.imported', target: connectionId, after: outcome } });
    return ok(outcome);
  });
}
