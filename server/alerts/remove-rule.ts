import { failed, ok, type Result } from '../../nodes/problem';
import { builtInRules } from '../../nodes/watch/alert-rule';
import { withWorkspace } from '../db/with-workspace';
import { ringWatch } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { readRules } from './read-rules';
import { noSuchRule, withoutId } from './stored-rule';

/** Takes a rule away; one that every workspace has becomes what it was at first. */
export function removeRule(
  { db }: Pick<World, 'db'>,
  { member, ruleId }: { member: Member; ruleId: string },
): Promise<Result<Record<never, never>>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const before = (await readRules(trx, { workspaceId })).find(({ id }) => id === ruleId);
    if (!before) return failed(noSuchRule);
    await trx.deleteFrom('alert_rule').where('workspace_id', '=', workspaceId).where('id', '=', ruleId).execute();
    const after = builtInRules.get(ruleId);
    const action = after ? 'alert.ruleChanged' : 'alert.ruleRemoved';
    await recordAudit(trx, { member, deed: { action, target: ruleId, before: withoutId(before), after } });
    await ringWatch(trx, [workspaceId]);
    return ok({});
  });
}
