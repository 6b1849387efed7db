import { ok, type Result } from '../../nodes/problem';
import { lookAtConnection } from '../connections/change-connection';
import { slugFor } from '../workspaces/create-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { writeCodeCsv } from './code-csv';
import { readRules } from './read-rules';

/** Every match of one destination as a file to open in a spreadsheet and bring back. */
export function exportCodeMap(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<{ csv: string; fileName: string }>> {
  return lookAtConnection({ world, member, connectionId }, async (trx, { name }) => {
    const { matches } = await readRules(trx, { workspaceId: member.workspaceId, connectionId });
    const sorted = matches.toSorted((a, b) => (`${a.kind} ${a.code}` < `${b.kind} ${b.code}` ? -1 : 1));
    return ok({ csv: writeCodeCsv(sorted), fileName: `carriers-and-reasons-${slugFor(name)}.csv` });
  });
}
