import type { TestProject } from 'vitest/node';
import { findFreePort } from '../setup/free-port';
import { atDatabase, onServer, startTestPostgres } from '../tooling/test-postgres';
import { startVendure, type VendurePeer } from './start-vendure';

export type Whereabouts = Pick<VendurePeer, 'url' | 'apiKey' | 'superadmin'>;

declare module 'vitest' {
  export interface ProvidedContext {
    /** A shop set up for marketplace orders. */
    vendure: Whereabouts;
    /** A shop as it comes. */
    plainVendure: Whereabouts;
    /** Where the shop posts its events. */
    hooks: { readonly port: number; readonly secret: string };
  }
}

/** Vitest calls this once before the peer tests, and what it returns after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  const hooks = { port: await findFreePort(), secret: 'a secret of the peer tests' };
  const webhook = { url: `http://127.0.0.1:${hooks.port}/hooks`, secret: hooks.secret };
  const vendure = await shop(postgres.url, { name: 'vendure', webhook });
  const plain = await shop(postgres.url, { name: 'plain_vendure', plain: true });
  project.provide('vendure', whereabouts(vendure));
  project.provide('plainVendure', whereabouts(plain));
  project.provide('hooks', hooks);
  return async () => {
    await Promise.all([vendure.stop(), plain.stop()]);
    await postgres.stop();
  };
}

async function shop(
  postgres: string,
  { name, ...options }: { name: string; plain?: boolean; webhook?: { url: string; secret: string } },
): Promise<VendurePeer> {
  await onServer(postgres, `create database ${name}`);
  return startVendure({ ...options, databaseUrl: atDatabase(postgres, name), port: await findFreePort() });
}

const whereabouts = ({ url, apiKey, superadmin }: VendurePeer): Whereabouts => ({ url, apiKey, superadmin });
