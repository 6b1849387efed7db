import * as erasing from '../db/queries/erasing';
import type { Trx } from '../db/with-workspace';

/** Whose data: everything bought under an email address, or the buyer of one order by its number. */
export type Person = { readonly email: string } | { readonly order: string };

export type PersonsOrder = erasing.FoundOrder;

/** Orders of a person that still name them. An order leads to its buyer's other orders by the address it has. */
export async function findPersonsOrders(
  trx: Trx,
  { workspaceId, person }: { workspaceId: string; person: Person },
): Promise<readonly PersonsOrder[]> {
  const found =
    'email' in person
      ? await erasing.findOrdersOfEmail(trx, { workspaceId, email: person.email }).execute()
      : await erasing.findOrdersOfNumber(trx, { workspaceId, number: person.order }).execute();
  return found.filter(({ erasedAt }) => erasedAt === null);
}
