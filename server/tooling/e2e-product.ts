import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../setup/free-port';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Everything Sluice says while the browser tests run; the demo's sign-in is in it. */
export const productLog = fromRoot('test-results/product.log');

// Chosen by the main process before it starts the test workers, which inherit the variable.
process.env['SLUICE_E2E_PORT'] ??= String(await findFreePort());
process.env['SLUICE_E2E_SMTP_PORT'] ??= String(await findFreePort());
const port = Number(process.env['SLUICE_E2E_PORT']);
/** Where the product looks for its mail server; a test that wants mail listens there. */
export const mailPort = Number(process.env['SLUICE_E2E_SMTP_PORT']);
export const productUrl = `http://127.0.0.1:${port}`;
/** What the product tells its mail server to be let in; no page, answer or log may say it. */
export const mailPassword = 'zqs-smtp-password';

/** Where the product keeps its database, its keys and its log. Known once it was started. */
export function productFolder(): string {
  const folder = process.env['SLUICE_E2E_DATA'];
  if (folder === undefined) throw new Error('The product has not been started.');
  return folder;
}

interface Starting {
  readonly command: 'start' | 'web';
  /** Beside what this file sets, or instead of it. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts the built product as `npm start` does, demo and all, on a database of its own; or its web server alone, on the database that
 * `env` names. Resolves when it answers.
 */
export async function startProduct(
  starting: Starting = { command: 'start', env: {} },
): Promise<{ readonly stop: () => Promise<void> }> {
  if (!existsSync(fromRoot('.next/BUILD_ID'))) throw new Error('The pages are not built: run "npm run build" first.');
  const dataFolder = mkdtempSync(join(tmpdir(), 'sluice-e2e-'));
  chmodSync(dataFolder, 0o711); // started by root, Postgres runs as somebody else
  process.env['SLUICE_E2E_DATA'] = dataFolder; // the test workers, which start later, inherit it
  const product = spawnProduct(dataFolder, starting);
  const stop = async () => {
    if (product.exitCode === null && product.signalCode === null) await endProduct(product);
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    await untilReady(product);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

function spawnProduct(dataFolder: string, { command, env }: Starting): ChildProcess {
  mkdirSync(fromRoot('test-results'), { recursive: true });
  const log = openSync(productLog, 'w');
  const hooks = ['resolve-typescript.mjs', 'end-with-parent.mjs'].flatMap((hook) => [
    '--import',
    fromRoot(`server/setup/${hook}`),
  ]);
  const { DATABASE_URL: _, ...environment } = process.env;
  const product = spawn(process.execPath, [...hooks, fromRoot('server/main.ts'), command], {
    cwd: fromRoot('.'),
    // What a test listens on stands for a system in the merchant's own network.
    env: {
      ...environment,
      NODE_ENV: 'production',
      PORT: String(port),
      SLUICE_DATA: dataFolder,
      TRUSTED_HOSTS: '127.0.0.1',
      SMTP_URL: `smtp://sluice:${mailPassword}@127.0.0.1:${mailPort}`,
      ...env,
    },
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  return product;
}

async function untilReady(product: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && product.exitCode === null) {
    const answer = await fetch(`${productUrl}/api/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error(`Sluice did not become ready. What it said:\n${readFileSync(productLog, 'utf8').slice(-4_000)}`);
}

async function endProduct(product: ChildProcess): Promise<void> {
  const ended = once(product, 'exit');
  product.kill('SIGTERM');
  const insist = setTimeout(() => product.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(insist);
}
