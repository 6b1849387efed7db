import { createHmac } from 'node:crypto';
import type { OrderName } from '../db/queries/decide-reads';
import * as erasing from '../db/queries/erasing';
import type { Trx } from '../db/with-workspace';
import { orderKey } from '../engine/known-order';

interface Naming {
  readonly workspaceId: string;
  readonly names: readonly OrderName[];
}

/**
 * Which of these orders, by their names at a channel, have had their buyer forgotten. @returns orderKeys; empty at once where nobody
 * was ever forgotten, as in most workspaces
 */
export async function loadForgotten(trx: Trx, { workspaceId, names }: Naming): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const key = (await erasing.findTombstoneKey(trx, { workspaceId, onlyInUse: true }).executeTakeFirst())?.key;
  if (key === undefined) return new Set();
  const places = await erasing.findAccounts(trx, { workspaceId }).execute();
  const hashed = names.flatMap((name) => hashesOf(name, { key, places }).map((hash) => ({ name, hash })));
  const found = await erasing.findTombstones(trx, { workspaceId, hashes: hashed.map(({ hash }) => hash) }).execute();
  const known = new Set(found.map(({ hash }) => hash));
  const forgotten = hashed.filter(({ hash }) => known.has(hash)).map(({ name }) => name);
  return new Set(forgotten.map(({ connectionId, externalId }) => orderKey(connectionId, externalId)));
}

/** So that no later message brings the person back, through this account or the same one connected anew. */
export async function layTombstones(trx: Trx, { workspaceId, names }: Naming): Promise<void> {
  const { key } = await erasing.findTombstoneKey(trx, { workspaceId, onlyInUse: false }).executeTakeFirstOrThrow();
  const places = await erasing.findAccounts(trx, { workspaceId }).execute();
  const hashes = names.flatMap((name) => hashesOf(name, { key, places }));
  if (hashes.length > 0) await erasing.insertTombstones(trx, { workspaceId, hashes: [...new Set(hashes)] }).execute();
}

type Account = Awaited<ReturnType<ReturnType<typeof erasing.findAccounts>['execute']>>[number];

/** By our name of the account and by its own: it may be connected anew under another name of ours. */
function hashesOf(
  { connectionId, externalId }: OrderName,
  { key, places }: { key: string; places: readonly Account[] },
): readonly string[] {
  const place = places.find(({ id }) => id === connectionId);
  const accounts = [connectionId, ...(place?.account ? [`${place.connector} ${place.account}`] : [])];
  return accounts.map((account) => createHmac('sha256', key).update(`${account}\n${externalId}`).digest('hex'));
}
