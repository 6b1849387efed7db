import { sameContent } from '../../nodes/hash';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { changeConnection } from '../connections/change-connection';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { readCsv } from './csv';
import { resumeForSkus } from './resume-for-skus';
import { upsertMatches } from './set-sku';

export interface SkuMapImport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Deliveries that waited for one of them and go on. */
  readonly resumed: number;
}

/** More rows than one statement should carry. */
const mostRows = 10_000;

/** Takes a whole file of matches in, or nothing of it: every line that is wrong is named. Matches not in the file stay. */
export async function importSkuMap(
  world: World,
  { member, connectionId, csv }: { member: Member; connectionId: string; csv: string },
): Promise<Result<SkuMapImport>> {
  const read = readCsv(csv.replaceAll('\0', ''));
  if (!read.ok) return read;
  // Of a SKU that is in it twice the last line counts.
  const matches = [...new Map(read.value.map((pair) => [pair.sku, pair])).values()];
  if (matches.length > mostRows) return failed(tooLong);
  return changeConnection({ world, member, connectionId }, async (trx) => {
    const stored = await upsertMatches(trx, { member, connectionId, matches });
    const before = new Map(stored.map((one) => [one.sku, one]));
    const added = matches.filter(({ sku }) => !before.has(sku)).length;
    const unchanged = matches.filter((match) => sameContent(before.get(match.sku), match)).length;
    const resumed = await resumeForSkus(trx, { member, connectionId, skus: matches.map(({ sku }) => sku) });
    const outcome = { added, unchanged, changed: matches.length - added - unchanged, resumed };
    await recordAudit(trx, { member, deed: { action: 'skuMap.imported', target: connectionId, after: outcome } });
    return ok(outcome);
  });
}

const tooLong: Problem = {
  code: 'skuMap.tooLong',
  message: `A file may hold ${mostRows.toLocaleString('en')} matches at most.`,
  advice: 'Bring it in in parts.',
  retry: 'never',
};
