import type { Trx } from '../db/with-workspace';
import type { Member } from './member';

/** What somebody did, for the trail nobody can change. Never give it a secret. */
export interface Deed {
  /** Verb and thing: "flow.published", "connection.created", "denied". */
  readonly action: string;
  /** Id of what it was done to. */
  readonly target?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
}

type Doer = Pick<Member, 'workspaceId' | 'userId' | 'address' | 'staff' | 'apiKeyId'>;

/** Writes a line of the audit trail in the transaction of the deed itself: no deed without its line. */
export async function recordAudit(trx: Trx, { member, deed }: { member: Doer; deed: Deed }): Promise<void> {
  await trx
    .insertInto('audit_entry')
    .values({
      workspace_id: member.workspaceId,
      actor: member.userId,
      on_behalf_of: member.staff?.onBehalfOf ?? null,
      api_key_id: member.apiKeyId ?? null,
      action: deed.action,
      target: deed.target ?? null,
      before: deed.before === undefined ? null : JSON.stringify(deed.before),
      after: deed.after === undefined ? null : JSON.stringify(deed.after),
      address: member.address,
    })
    .execute();
}
