import { sql } from 'kysely';
import { ok, type Result } from '../../nodes/problem';
import { countHeld } from '../db/queries/held-data';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { findPersonsOrders, type Person } from './find-person';

/** What is held of a person, before anything is done with it. */
export interface HeldData {
  readonly orders: readonly {
    readonly id: string;
    readonly number: string;
    readonly isOpen: boolean;
  }[];
  readonly messages: number;
  readonly papers: number;
  readonly mails: number;
  readonly requests: number;
  readonly notes: number;
}

export function lookAtPerson(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, person }: { member: Member; person: Person },
): Promise<Result<HeldData>> {
  return withWorkspace(db, workspaceId, async (trx) => {
    await sql`set transaction read only`.execute(trx);
    const found = await findPersonsOrders(trx, { workspaceId, person });
    const orderIds = found.map(({ id }) => id);
    const { rows } = await countHeld({ workspaceId, orderIds }).execute(trx);
    const counts = rows[0] ?? { messages: 0, papers: 0, mails: 0, requests: 0, notes: 0 };
    return ok({ orders: found.map(({ id, number, isOpen }) => ({ id, number, isOpen })), ...counts });
  });
}
