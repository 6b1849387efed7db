import type { Vault } from '../crypto/vault';
import type { Db } from '../db/connection';
import { withWorkspace } from '../db/with-workspace';
import type { SealedConnection } from '../jobs/world';
import type { World } from '../workspaces/world';

/** Data keys change only by rotation, which keeps what they open, so each is read once. */
export function createOpeners({ db, vault }: { db: Db; vault: Vault }): Pick<World, 'openCredentials' | 'seals'> {
  const wrappedKeys = new Map<string, string>();
  const wrappedKeyOf = async (workspaceId: string): Promise<string> => {
    const known = wrappedKeys.get(workspaceId);
    if (known !== undefined) return known;
    const { wrappedKey } = await withWorkspace(db, workspaceId, (trx) =>
      trx
        .selectFrom('workspace')
        .select('wrapped_key as wrappedKey')
        .where('id', '=', workspaceId)
        .executeTakeFirstOrThrow(),
    );
    wrappedKeys.set(workspaceId, wrappedKey);
    return wrappedKey;
  };
  return {
    async openCredentials({ workspaceId, id, sealed }: SealedConnection) {
      if (sealed === null) return {};
      return vault.open(sealed, { workspaceId, connectionId: id, wrappedKey: await wrappedKeyOf(workspaceId) });
    },
    async seals({ workspaceId, id }) {
      const wrappedKey = await wrappedKeyOf(workspaceId);
      // A place of its own, so that a token put into a connection's row does not open as its credentials.
      const placeOf = (name: string) => ({ workspaceId, connectionId: `${id} ${name}`, wrappedKey });
      return {
        seal: (name, value) => vault.seal(value, placeOf(name)),
        open: (name, sealed) => vault.open(sealed, placeOf(name)),
      };
    },
  };
}
