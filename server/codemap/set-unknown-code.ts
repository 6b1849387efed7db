import type { UnknownCode } from '../../nodes/order/code-match';
import { failed, ok, type Result } from '../../nodes/problem';
import { changeConnection } from '../connections/change-connection';
import { findCodePolicies } from '../db/queries/code-map';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { noSuchTarget, takesNone } from './code-problems';
import { resumeForCodes } from './resume-for-codes';

interface Choosing {
  readonly member: Member;
  readonly connectionId: string;
  readonly unknown: UnknownCode;
}

/** Says what becomes of carriers or reasons that nobody has matched. Orders that wait for one are sent again at once. */
export function setUnknownCode(
  world: World,
  { member, connectionId, unknown }: Choosing,
): Promise<Result<{ resumed: number }>> {
  return changeConnection({ world, member, connectionId }, async (trx, { type }) => {
    const { kind, policy, fallback } = unknown;
    const list = type.codes?.[kind];
    if (!list) return failed(takesNone(type.name, kind));
    if (fallback !== null && list.closed && list.known && !list.known.some(({ code }) => code === fallback)) {
      return failed(noSuchTarget(type.name, { kind, target: fallback }));
    }
    const { workspaceId } = member;
    const before = await findCodePolicies(trx, { workspaceId, connectionId })
      .where('kind', '=', kind)
      .executeTakeFirst();
    await trx
      .insertInto('code_policy')
      .values({ workspace_id: workspaceId, connection_id: connectionId, kind, policy, fallback })
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'connection_id', 'kind']).doUpdateSet({ policy, fallback }),
      )
      .execute();
    const resumed = policy === 'hold' ? 0 : await resumeForCodes(trx, { member, connectionId, codes: [{ kind }] });
    await recordAudit(trx, {
      member,
      deed: {
        action: 'codeMap.unknownSet',
        target: connectionId,
        before: before ?? null,
        after: { ...unknown, resumed },
      },
    });
    return ok({ resumed });
  });
}
