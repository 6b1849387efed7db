import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { AlertRule } from '../../nodes/watch/alert-rule';
import { toJsonb } from '../db/to-jsonb';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { ringWatch } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { readRules } from './read-rules';
import { noSuchRule, withoutId } from './stored-rule';

interface Request {
  readonly member: Member;
  /** Null: a new one. */
  readonly ruleId: string | null;
  readonly rule: AlertRule;
}

const mostRules = 50;

/** Adds or changes an alert rule; it is looked at anew at once. */
export function saveRule(
  { db, newId }: Pick<World, 'db' | 'newId'>,
  { member, ruleId, rule }: Request,
): Promise<Result<{ ruleId: string }>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const known = await readRules(trx, { workspaceId });
    const before = known.find(({ id }) => id === ruleId);
    const trouble =
      judge({ ruleId, rule, before, count: known.length }) ?? (await findStranger(trx, { workspaceId, rule }));
    if (trouble) return failed(trouble);
    const id = ruleId ?? newId();
    await trx
      .insertInto('alert_rule')
      .values({ workspace_id: workspaceId, id, rule: toJsonb(rule) })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet({ rule: toJsonb(rule) }))
      .execute();
    const action = before ? 'alert.ruleChanged' : 'alert.ruleAdded';
    await recordAudit(trx, {
      member,
      deed: { action, target: id, ...(before && { before: withoutId(before) }), after: rule },
    });
    await ringWatch(trx, [workspaceId]);
    return ok({ ruleId: id });
  });
}

interface Judged {
  readonly ruleId: string | null;
  readonly rule: AlertRule;
  readonly before: AlertRule | undefined;
  readonly count: number;
}

function judge({ ruleId, rule, before, count }: Judged): Problem | null {
  if (ruleId !== null && !before) return noSuchRule;
  if (ruleId === null && count >= mostRules) return tooMany;
  // What a rule is about stays; a webhook's own rule cannot be added a second time.
  const kind = before?.when.kind ?? rule.when.kind;
  if (kind !== rule.when.kind || (ruleId === null && kind === 'webhook')) return otherKind;
  return null;
}

/** A connection or flow that is not of this workspace. */
async function findStranger(
  trx: Trx,
  { workspaceId, rule: { when } }: { workspaceId: string; rule: AlertRule },
): Promise<Problem | null> {
  const named = [
    ['connection', 'connectionId' in when ? when.connectionId : null],
    ['flow', 'flowId' in when ? when.flowId : null],
  ] as const;
  for (const [table, id] of named) {
    if (id === null) continue;
    const found = await trx
      .selectFrom(table)
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!found)
      return {
        code: `${table}.notFound`,
        message: `There is no such ${table}.`,
        subject: `${table}Id`,
        retry: 'never',
      };
  }
  return null;
}

const tooMany: Problem = {
  code: 'alertRule.tooMany',
  message: `There can be ${mostRules} rules at most.`,
  advice: 'Remove one that nobody needs.',
  retry: 'never',
};
const otherKind: Problem = {
  code: 'alertRule.otherKind',
  message: 'What a rule is about cannot be changed; add another rule instead.',
  retry: 'never',
};
