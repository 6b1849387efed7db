import type { Recipients } from '../../nodes/watch/alert-rule';
import type { Trx } from '../db/with-workspace';

/** Where these people are written to at this moment: members who still belong here, and the other addresses; each once. */
export async function findAddresses(
  trx: Trx,
  { workspaceId, to: { members, addresses }, now }: { workspaceId: string; to: Recipients; now: Date },
): Promise<string[]> {
  const rows =
    members.length === 0
      ? []
      : await trx
          .selectFrom('member')
          .innerJoin('auth_user as person', 'person.id', 'member.user_id')
          .select('person.email')
          .where('member.workspace_id', '=', workspaceId)
          .where('member.user_id', 'in', members)
          .where(({ or, eb }) => or([eb('member.until', 'is', null), eb('member.until', '>', now)]))
          .execute();
  return [...new Set([...rows.map(({ email }) => email), ...addresses].map((address) => address.toLowerCase()))];
}
