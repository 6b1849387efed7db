import { CodeKind, type CodeMatch, type UnknownCode } from '../../nodes/order/code-match';
import { ok, type Result } from '../../nodes/problem';
import { lookAtConnection } from '../connections/change-connection';
import { findWaitingCodes } from '../db/queries/code-map';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { readRules } from './read-rules';

export interface CodeKindView {
  readonly kind: CodeKind;
  /** Only a code of the destination's list is taken. */
  readonly closed: boolean;
  /** The destination has a list of its own to choose from. */
  readonly hasList: boolean;
  readonly policy: UnknownCode['policy'];
  readonly fallback: string | null;
  /** What it is told of one nobody has matched where nothing is named for those. */
  readonly otherwise: string;
  readonly matches: readonly CodeMatch[];
  /** What orders wait for. */
  readonly waiting: readonly { readonly code: string; readonly orders: number }[];
}

export interface CodeMapView {
  readonly connectionName: string;
  readonly kinds: readonly CodeKindView[];
}

/** What carriers and reasons are called at one destination; the kinds it is told of. */
export function getCodeMap(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<CodeMapView>> {
  return lookAtConnection({ world, member, connectionId }, async (trx, { name, type }) => {
    const at = { workspaceId: member.workspaceId, connectionId };
    const { matches, unknown } = await readRules(trx, at);
    const waiting = await findWaitingCodes(trx, at).execute();
    const kinds = CodeKind.options.flatMap((kind): CodeKindView[] => {
      const list = type.codes?.[kind];
      if (!list) return [];
      const { policy, fallback } = unknown.find((one) => one.kind === kind) ?? { policy: list.policy, fallback: null };
      const { closed, otherwise } = list;
      return [
        {
          ...{ kind, closed, policy, fallback, otherwise },
          hasList: list.known !== undefined || list.list !== undefined,
          matches: matches.filter((one) => one.kind === kind).toSorted((a, b) => a.code.localeCompare(b.code, 'en')),
          waiting: countsOf(waiting, kind),
        },
      ];
    });
    return ok({ connectionName: name, kinds });
  });
}

type Waiting = Awaited<ReturnType<ReturnType<typeof findWaitingCodes>['execute']>>;

function countsOf(waiting: Waiting, kind: CodeKind): CodeKindView['waiting'] {
  const counts = new Map<string, number>();
  for (const { code, subject, orders } of waiting) {
    if (code.startsWith(`${kind}.`) && subject !== null)
      counts.set(subject, (counts.get(subject) ?? 0) + Number(orders));
  }
  return [...counts].map(([code, orders]) => ({ code, orders }));
}
