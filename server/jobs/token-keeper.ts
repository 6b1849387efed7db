import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { Granted, TokenKeeper } from '../connectors/held-tokens';
import { findToken, keepToken, tryToRenew, waitForChannel } from '../db/queries/channel-tokens';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { World } from './world';

const Kept = z.object({ accessToken: z.string(), expiresAt: z.number(), refreshToken: z.string().exactOptional() });

/** A grant takes a channel seconds at most; who waits longer than this tries again later. */
const patienceMs = 25_000;
const lookAgainMs = 100;

/**
 * The tokens of one connection, sealed in the database. Of all processes that find no usable one at the same time, the one that gets
 * the lock asks the channel; the others look until it is there. The new token is stored before anybody uses it.
 */
export function tokenKeeper(
  world: Pick<World, 'db' | 'seals'>,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): TokenKeeper {
  return {
    async grant({ name, isUsable, ask }) {
      const seals = await world.seals({ workspaceId, id });
      const named = { workspaceId, connectionId: id, name };
      const read = async (trx: Trx): Promise<Granted | null> => {
        const row = await findToken(trx, named).executeTakeFirst();
        return row ? Kept.parse(seals.open(name, row.sealed)) : null;
      };
      const renew = async (trx: Trx): Promise<Result<Granted> | null> => {
        const { rows } = await tryToRenew(named).execute(trx);
        if (!rows[0]?.mayRenew) return null;
        // Read under the lock: whoever held it before may have just renewed it.
        const kept = await read(trx);
        if (kept && isUsable(kept)) return ok(kept);
        await waitForChannel.execute(trx);
        const granted = await ask(kept);
        if (granted.ok) await keepToken(trx, { ...named, sealed: seals.seal(name, { ...granted.value }) }).execute();
        return granted;
      };
      const until = Date.now() + patienceMs;
      while (Date.now() < until) {
        const granted = await withWorkspace(world.db, workspaceId, renew);
        if (granted) return granted;
        await pause(lookAgainMs);
      }
      return failed(stillBusy);
    },
  };
}

const stillBusy: Problem = {
  code: 'channel.unavailable',
  message: 'The channel is taking very long to sign us in.',
  retry: 'later',
};
