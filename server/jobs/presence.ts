import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log';

/**
 * That this worker lives, as others can see it: a session that holds an advisory lock named after the worker. When the process dies the
 * lock is free, and others take over its lanes at once instead of waiting for a lease to run out.
 */
export interface Presence {
  /** Names this worker in lanes and fences. */
  readonly holder: string;
  /** Called when the session is lost: others may take this worker for dead, so it must stop what they will take over. */
  onLost: () => void;
  close(): Promise<void>;
}

const heartbeatMs = 5_000;

export async function openPresence(url: string, log: Log): Promise<Presence> {
  const holder = randomBytes(9).toString('base64url');
  const closing = new AbortController();
  const presence: Presence = {
    holder,
    onLost: () => undefined,
    close: async () => {
      closing.abort();
      await kept;
    },
  };
  const first = await connect(url, holder);
  const kept = keep(first);

  async function keep(client: pg.Client): Promise<void> {
    let session: pg.Client | null = client;
    while (!closing.signal.aborted) {
      if (session) {
        await lost(session, closing.signal);
        await session.end().catch(() => undefined);
        if (closing.signal.aborted) return;
        log.warn({ holder }, 'Lost the session that shows this worker lives');
        presence.onLost();
      }
      await pause(500, undefined, { signal: closing.signal }).catch(() => undefined);
      session = await connect(url, holder).catch(() => null);
    }
    await session?.end().catch(() => undefined);
  }
  return presence;
}

async function connect(url: string, holder: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'sluice worker presence',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // told by the heartbeat
  await client.connect();
  await client.query('select pg_advisory_lock(hashtextextended($1, 3))', [holder]);
  return client;
}

/** Resolves when the session does not answer any more, or at the signal. */
async function lost(client: pg.Client, signal: AbortSignal): Promise<void> {
  const ended = new Promise<false>((resolve) => client.once('end', () => resolve(false)));
  while (!signal.aborted) {
    const waited = pause(heartbeatMs, true, { signal }).catch(() => true);
    if (!(await Promise.race([waited, ended]))) return;
    const answers = await client.query('select 1').then(
      () => true,
      () => false,
    );
    if (!answers) return;
  }
}
