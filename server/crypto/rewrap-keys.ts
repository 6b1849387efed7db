import type { Db } from '../db/connection';
import { withWorker, withWorkspace } from '../db/with-workspace';
import type { Vault } from './vault';

/**
 * Wraps every workspace's data key with the newest key-encryption key. What the data keys open stays as it is, so processes that
 * still hold the old wrapping go on. Once this has run, the old key-encryption key may be taken away. @returns how many were wrapped anew
 */
export async function rewrapKeys({ db, vault }: { db: Db; vault: Vault }): Promise<number> {
  const workspaces = await withWorker(db, (trx) =>
    trx.selectFrom('workspace').select(['id', 'wrapped_key as wrappedKey']).execute(),
  );
  let rewrapped = 0;
  for (const { id, wrappedKey } of workspaces) {
    const fresh = vault.rewrap(wrappedKey, id);
    if (fresh === null) continue;
    const { numUpdatedRows } = await withWorkspace(db, id, (trx) =>
      trx
        .updateTable('workspace')
        .set({ wrapped_key: fresh })
        .where('id', '=', id)
        .where('wrapped_key', '=', wrappedKey)
        .executeTakeFirst(),
    );
    rewrapped += Number(numUpdatedRows);
  }
  return rewrapped;
}
