import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { readHeld } from '../db/queries/held-data';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { findPersonsOrders, type Person } from './find-person';

/** More would be too much for one answer; nobody buys so often. */
const most = 200;

/** Everything held of a person as one JSON file, for the person who asks for it. */
export function exportPerson(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, person }: { member: Member; person: Person },
): Promise<Result<{ fileName: string; json: string }>> {
  const { workspaceId, workspaceName } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const found = (await findPersonsOrders(trx, { workspaceId, person })).slice(0, most);
    if (found.length === 0) return failed(nothingHeld);
    const orderIds = found.map(({ id }) => id);
    const { rows } = await readHeld({ workspaceId, orderIds }).execute(trx);
    await recordAudit(trx, { member, deed: { action: 'person.exported', after: { orderIds } } });
    const madeAt = now().toISOString();
    const json = JSON.stringify({ heldBy: workspaceName, madeAt, orders: rows }, null, 2);
    return ok({ fileName: `personal-data-${madeAt.slice(0, 10)}.json`, json });
  });
}

const nothingHeld: Problem = {
  code: 'person.notFound',
  message: 'Nothing here is known of this person.',
  advice: 'Look for the email address as the marketplace sends it, or for an order number.',
  retry: 'never',
};
