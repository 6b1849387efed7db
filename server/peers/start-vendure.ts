import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { installPeers } from './install-peers';
import { seedVendure } from './seed-vendure';
import { signIn, type VendureAdmin } from './vendure-admin';

/** Lives as long as a test run, on loopback. */
const owner = { username: 'owner', password: 'owner of the peer shop' };

export interface VendurePeer {
  /** The Admin API. */
  readonly url: string;
  /** Goes into the header `vendure-api-key`; may do what order sync needs and nothing else. */
  readonly apiKey: string;
  /** The shop's owner, to do by hand what a person would do in the dashboard. */
  readonly admin: VendureAdmin;
  readonly superadmin: { readonly username: string; readonly password: string };
  stop(): Promise<void>;
}

/**
 * Starts a real Vendure on loopback against an empty database of its own, seeded with products, countries, shipping and
 * payment methods. About 8 s once its packages are there.
 * `plain`: a shop as it comes, without the custom fields that keep a marketplace's own prices.
 */
export async function startVendure(options: {
  readonly databaseUrl: string;
  readonly port: number;
  readonly plain?: boolean;
  readonly webhook?: { readonly url: string; readonly secret: string };
}): Promise<VendurePeer> {
  await installPeers();
  const config = JSON.stringify({ ...options, superadmin: { identifier: owner.username, password: owner.password } });
  const child = spawn(process.execPath, [join(import.meta.dirname, 'vendure-server.cjs'), config], {
    cwd: import.meta.dirname,
    env: { NODE_ENV: 'production', VENDURE_DISABLE_TELEMETRY: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  await becomesReady(child);
  const url = `http://127.0.0.1:${options.port}/admin-api`;
  const admin = await signIn(url, owner);
  const { apiKey } = await seedVendure(admin, { plain: options.plain ?? false });
  const stop = async () => {
    process.off('exit', endWithUs);
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, apiKey, admin, superadmin: owner, stop };
}

/** Resolves at the line that says so; its last words explain an early end. */
async function becomesReady(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes('{"ready":true}')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The peer shop ended with ${code}:\n${said}`)));
  });
}
