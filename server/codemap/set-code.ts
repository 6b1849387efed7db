import { z } from 'zod';
import { CodeMatch } from '../../nodes/order/code-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { changeConnection } from '../connections/change-connection';
import type { Connector } from '../connectors/contract';
import { findCodeMap } from '../db/queries/code-map';
import type { Trx } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { linkOfCarriersOnly, mostMatches, noSuchTarget, takesNone, tooMany } from './code-problems';
import { resumeForCodes } from './resume-for-codes';

interface Setting {
  readonly member: Member;
  readonly connectionId: string;
  readonly match: CodeMatch;
}

/** Says what a carrier or reason is called at a destination; orders that waited for that go on at once. */
export function setCode(world: World, { member, connectionId, match }: Setting): Promise<Result<{ resumed: number }>> {
  return changeConnection({ world, member, connectionId }, async (trx, { type }) => {
    const problem = problemWith(match, type);
    if (problem) return failed(problem);
    const stored = await upsertCodes(trx, { member, connectionId, matches: [match] });
    if (!stored.ok) return stored;
    const resumed = await resumeForCodes(trx, { member, connectionId, codes: [match] });
    await recordAudit(trx, {
      member,
      deed: {
        action: 'codeMap.set',
        target: connectionId,
        before: stored.value[0] ?? null,
        after: { ...match, resumed },
      },
    });
    return ok({ resumed });
  });
}

/** Null: the channel takes such a match. Where its list is another for each account, the channel says itself what it does not know. */
export function problemWith(match: CodeMatch, { name, codes }: Pick<Connector, 'name' | 'codes'>): Problem | null {
  const { kind, target, service, trackingUrl } = match;
  const list = codes?.[kind];
  if (!list) return takesNone(name, kind);
  if (kind !== 'carrier' && (service !== null || trackingUrl !== null)) return linkOfCarriersOnly;
  if (list.closed && list.known && !list.known.some(({ code }) => code === target)) {
    return noSuchTarget(name, { kind, target });
  }
  return null;
}

interface Upserting {
  readonly member: Member;
  readonly connectionId: string;
  /** Each kind and code once. */
  readonly matches: readonly CodeMatch[];
}

/** @returns the matches there were before for the same kinds and codes */
export async function upsertCodes(
  trx: Trx,
  { member, connectionId, matches }: Upserting,
): Promise<Result<readonly CodeMatch[]>> {
  const { workspaceId, userId } = member;
  const all = z.array(CodeMatch).parse(await findCodeMap(trx, { workspaceId, connectionId }).execute());
  const keys = new Set(matches.map(keyOf));
  const before = all.filter((one) => keys.has(keyOf(one)));
  if (all.length + matches.length - before.length > mostMatches) return failed(tooMany);
  await trx
    .insertInto('code_map')
    .values(
      matches.map(({ kind, code, target, service, trackingUrl }) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        kind,
        code,
        target,
        service,
        tracking_url: trackingUrl,
        created_by: userId,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'connection_id', 'kind', 'code']).doUpdateSet((eb) => ({
        target: eb.ref('excluded.target'),
        service: eb.ref('excluded.service'),
        tracking_url: eb.ref('excluded.tracking_url'),
        created_by: userId,
      })),
    )
    .execute();
  return ok(before);
}

export const keyOf = ({ kind, code }: Pick<CodeMatch, 'kind' | 'code'>): string => `${kind}\n${code}`;
