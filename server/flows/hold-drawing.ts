import { sql } from 'kysely';
import { ok, type Result } from '../../nodes/problem';
import type { Trx } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { lookAtFlow } from './change-flow';

/** A tab says every few seconds that it is still there; after this long in silence it is taken for gone. */
const silenceSeconds = 25;

/** Who changes the drawing just now, when it is not the tab that asks. */
export interface Holder {
  readonly name: string;
  /** The same person, in another tab. */
  readonly isSelf: boolean;
}

export interface Hold {
  /** Null: the drawing is held by the tab that asked. */
  readonly other: Holder | null;
  readonly revision: number;
}

interface Asking {
  readonly member: Member;
  readonly flowId: string;
  readonly tab: string;
}

/** Takes a drawing for changing it, or goes on holding it. Somebody else's is taken only on purpose, or when they are gone. */
export function holdDrawing(
  { db }: Pick<World, 'db'>,
  { takeOver, ...asking }: Asking & { takeOver: boolean },
): Promise<Result<Hold>> {
  const { member, flowId, tab } = asking;
  return lookAtFlow({ db, member, flowId }, async (trx, { revision }) => {
    await trx
      .insertInto('flow_editing')
      .values({ workspace_id: member.workspaceId, flow_id: flowId, user_id: member.userId, tab })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace_id', 'flow_id'])
          .doUpdateSet({ user_id: member.userId, tab, seen_at: sql`now()` })
          .where(sql<boolean>`flow_editing.tab = ${tab} or ${takeOver} or ${isGone}`),
      )
      .execute();
    return ok({ other: await findOtherHolder(trx, asking), revision });
  });
}

const isGone = sql<boolean>`flow_editing.seen_at < now() - ${silenceSeconds} * interval '1 second'`;

/** Whoever else changes this drawing now; null when nobody does. */
export async function findOtherHolder(trx: Trx, { member, flowId, tab }: Asking): Promise<Holder | null> {
  const found = await trx
    .selectFrom('flow_editing')
    .innerJoin('auth_user', 'auth_user.id', 'flow_editing.user_id')
    .select(['auth_user.id', 'auth_user.name'])
    .where('workspace_id', '=', member.workspaceId)
    .where('flow_id', '=', flowId)
    .where('tab', '<>', tab)
    .where(sql<boolean>`not ${isGone}`)
    .executeTakeFirst();
  return found ? { name: found.name, isSelf: found.id === member.userId } : null;
}

/** When the page is left: whoever waits need not wait for the silence. */
export const letDrawingGo = ({ db }: Pick<World, 'db'>, { member, flowId, tab }: Asking): Promise<Result<null>> =>
  lookAtFlow({ db, member, flowId }, async (trx) => {
    await trx
      .deleteFrom('flow_editing')
      .where('workspace_id', '=', member.workspaceId)
      .where('flow_id', '=', flowId)
      .where('tab', '=', tab)
      .execute();
    return ok(null);
  });
