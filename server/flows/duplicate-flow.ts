import { ok, type Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { changeFlow } from './change-flow';
import { insertFlow } from './create-flow';
import { readStoredFlow } from './read-stored-flow';

/** A copy of the draft, not live. Its node ids stay the same, so the two can be compared. */
export function duplicateFlow(
  world: World,
  { member, flowId }: { member: Member; flowId: string },
): Promise<Result<{ id: string }>> {
  return changeFlow({ db: world.db, member, flowId }, async (trx, { name, description, draft }) =>
    ok(
      await insertFlow({ trx, world }, { member, name: copyName(name), description, document: readStoredFlow(draft) }),
    ),
  );
}

const copyName = (name: string) => `${name.slice(0, 113)} (copy)`;
