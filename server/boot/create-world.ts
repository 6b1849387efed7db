import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Connector } from '../connectors/contract';
import { connectors } from '../connectors/registry';
import { type KeyRing, loadKeyRing } from '../crypto/key-ring';
import { createVault, type Vault } from '../crypto/vault';
import { type Db, openDatabase } from '../db/connection';
import { uuidv7 } from '../db/uuidv7';
import { withWorker } from '../db/with-workspace';
import type { Env } from '../env';
import { createGuardedHttp } from '../http/guarded-http';
import { openRenderer } from '../labels/open-renderer';
import type { Log } from '../log';
import { createMailer } from '../mail/mailer';
import type { World } from '../workspaces/world';
import { createOpeners } from './create-openers';
import { openLog } from './open-log';

export interface Opened {
  readonly world: World;
  readonly log: Log;
  readonly keys: KeyRing;
  /** Closes the database and the kept connections to channels. */
  readonly close: () => Promise<void>;
}

export interface WorldOptions {
  readonly name: 'web' | 'worker';
  readonly url: string;
  /** Whether connections may be the demo's own channels, on this very machine. */
  readonly demoChannels?: boolean;
  readonly demo?: World['demo'];
}

/** Opens everything a process of ours reaches the outside by. @throws KeyError, or the database's own error */
export async function createWorld(
  env: Env,
  { name, url, demoChannels = false, demo = () => null }: WorldOptions,
): Promise<Opened> {
  const log = openLog(env, `sluice ${name}`);
  const keys = loadKeyRing({ kek: env.SLUICE_KEK, kekFile: env.SLUICE_KEK_FILE, dataFolder: env.SLUICE_DATA });
  const vault = createVault(keys);
  const onIdleError = (error: Error) => log.warn({ err: error }, 'A database connection broke; it is replaced');
  const db = await openDatabase({ url, name: `sluice ${name}`, max: env.DATABASE_POOL, onIdleError });
  await assertKeysAreHere(db, vault);
  const http = createGuardedHttp({ trusted: env.TRUSTED_HOSTS });
  const world: World = {
    db,
    log,
    vault,
    http,
    hashPassword,
    verifyPassword,
    connectors: demoChannels ? connectors : withoutLoopback(connectors),
    ...createOpeners({ db, vault }),
    now: () => new Date(),
    renderer: openRenderer(env),
    mailer: env.SMTP_URL ? createMailer({ url: env.SMTP_URL, from: env.MAIL_FROM }) : null,
    newId: uuidv7,
    publicUrl: env.publicUrl,
    demo,
  };
  const close = async () => {
    await Promise.all([http.close(), world.renderer.close()]);
    await db.destroy();
  };
  return { world, log, keys, close };
}

/** The demo's own channels speak to this machine itself: where there is no demo, nobody may connect one. */
const withoutLoopback = (all: ReadonlyMap<string, Connector>): ReadonlyMap<string, Connector> =>
  new Map([...all].filter(([, { loopback }]) => !loopback));

/** Better not to start than to find out at the first order that no credential opens. */
async function assertKeysAreHere(db: Db, vault: Vault): Promise<void> {
  const rows = await withWorker(db, (trx) =>
    trx.selectFrom('workspace').select(['wrapped_key as wrappedKey']).execute(),
  );
  const missing = new Set(
    rows.filter(({ wrappedKey }) => !vault.knows(wrappedKey)).map(({ wrappedKey }) => wrappedKey.split('.')[0]),
  );
  if (missing.size === 0) return;
  throw new KeysMissing(
    `The credentials in this database were sealed with a key that is not here (${[...missing].join(', ')}). ` +
      'Bring back the file "kek" of the data folder, or set SLUICE_KEK to the key they were sealed with.',
  );
}

/** The message is for the person at the terminal. */
export class KeysMissing extends Error {
  override readonly name = 'KeysMissing';
}
