import { type Trx, withPlatform } from '../db/with-workspace';
import type { Deed } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';

/** Who of those that run this installation asks. */
export interface StaffPerson {
  readonly userId: string;
  /** Network address of the request, for the trail. */
  readonly address: string | null;
}

interface Line {
  readonly person: StaffPerson;
  readonly deed: Deed;
}

/**
 * Writes a line of the platform's own trail, which nobody can change, in the transaction of the deed itself. What concerns one workspace
 * stands in that one's trail too.
 */
export async function recordPlatformAudit(trx: Trx, { person: { userId, address }, deed }: Line): Promise<void> {
  await trx
    .insertInto('platform_audit')
    .values({
      actor: userId,
      action: deed.action,
      target: deed.target ?? null,
      before: deed.before === undefined ? null : JSON.stringify(deed.before),
      after: deed.after === undefined ? null : JSON.stringify(deed.after),
      address,
    })
    .execute();
}

/** Somebody tried what is for the platform's admins only. */
export const notePlatformDenied = (
  { db }: Pick<World, 'db'>,
  { person, procedure }: { person: StaffPerson; procedure: string },
): Promise<void> =>
  withPlatform(db, person.userId, (trx) =>
    recordPlatformAudit(trx, { person, deed: { action: 'denied', target: procedure } }),
  );
