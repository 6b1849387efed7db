import { type AlertRule, type AlertTimes, builtInRules } from '../../nodes/watch/alert-rule';
import { findSettings } from '../db/queries/alerts';
import { findMembers } from '../db/queries/membership-view';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { readRules } from './read-rules';
import { readTimes } from './read-times';

export interface AlertSettings {
  readonly rules: readonly { readonly id: string; readonly isBuiltIn: boolean; readonly rule: AlertRule }[];
  readonly times: AlertTimes;
  readonly members: readonly { readonly userId: string; readonly name: string; readonly email: string }[];
  readonly connections: readonly { readonly id: string; readonly name: string }[];
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  /** Whether emails can be sent at all. */
  readonly hasMail: boolean;
}

/** Everything the page of alert rules shows and lets choose from. */
export function getAlertSettings(
  { db, mailer }: Pick<World, 'db' | 'mailer'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<AlertSettings> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const named = (table: 'connection' | 'flow') =>
      trx
        .selectFrom(table)
        .select(['id', 'name'])
        .where('workspace_id', '=', workspaceId)
        .where('archived_at', 'is', null)
        .orderBy('name')
        .execute();
    const rules = await readRules(trx, { workspaceId });
    const members = await findMembers(trx, { workspaceId }).execute();
    return {
      rules: rules.map(({ id, ...rule }) => ({ id, isBuiltIn: builtInRules.has(id), rule })),
      times: readTimes(await findSettings(trx, { workspaceId }).executeTakeFirst()),
      members: members.map(({ userId, name, email }) => ({ userId, name, email })),
      connections: await named('connection'),
      flows: await named('flow'),
      hasMail: mailer !== null,
    };
  });
}
