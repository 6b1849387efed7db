import { sql } from 'kysely';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { listOrders } from './list-orders';

export interface SearchHits {
  readonly orders: readonly {
    readonly id: string;
    readonly number: string;
    readonly buyer: string | null;
    readonly source: string;
  }[];
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  readonly connections: readonly { readonly id: string; readonly name: string }[];
}

const most = 8;

/** The first hits of each kind, for the command palette. Nothing for an empty text. */
export async function searchEverything(
  world: Pick<World, 'db'>,
  { member, text }: { member: Member; text: string },
): Promise<SearchHits> {
  if (text.trim() === '') return { orders: [], flows: [], connections: [] };
  const { rows } = await listOrders(world, { member, search: { search: text, state: 'all', limit: most } });
  const named = await withWorkspace(world.db, member.workspaceId, async (trx) => ({
    flows: await findByName(trx, { table: 'flow', member, text }),
    connections: await findByName(trx, { table: 'connection', member, text }),
  }));
  return {
    orders: rows.map(({ id, number, buyer, source }) => ({ id, number, buyer, source: source.name })),
    ...named,
  };
}

/** Those with the text anywhere in their name. */
const findByName = (
  trx: Trx,
  { table, member, text }: { table: 'flow' | 'connection'; member: Member; text: string },
): Promise<{ id: string; name: string }[]> =>
  trx
    .selectFrom(table)
    .select(['id', 'name'])
    .where('workspace_id', '=', member.workspaceId)
    .where('archived_at', 'is', null)
    .where(sql<boolean>`position(lower(${text.replaceAll('\0', '')}) in lower(name)) > 0`)
    .orderBy('name')
    .limit(most)
    .execute();
