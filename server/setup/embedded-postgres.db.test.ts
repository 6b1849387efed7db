import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const silent = () => undefined;

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'sluice-postgres-'));
  chmodSync(dataFolder, 0o711);
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const start = () => startEmbeddedPostgres({ dataFolder, log: silent });

async function ask(url: string, query: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query)).rows[0];
  } finally {
    await client.end();
  }
}

/** A process of its own that starts Postgres in the data folder and waits to be killed. */
async function startElsewhere(): Promise<{ process: ChildProcess; url: string }> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(here('embedded-postgres.ts'))};
    const { url } = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, log: () => undefined });
    console.log(url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(
    process.execPath,
    ['--import', here('resolve-typescript.mjs'), '--input-type=module', '--eval', program],
    {
      cwd: here('.'),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await once(child.stdout, 'data');
  return { process: child, url: String(line).trim() };
}

const lockFile = () => join(dataFolder, 'postgres', 'postmaster.pid');
const serverPid = () => Number(readFileSync(lockFile(), 'utf8').split('\n')[0]);
/** A server takes its lock away as the last thing it does. */
const hasEnded = () => eventually(() => !existsSync(lockFile()));

async function eventually(claim: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if (claim()) return true;
    await pause(50);
  }
  return false;
}

describe('the embedded Postgres', () => {
  it('writes every commit to disk, and its login is no superuser, so row-level security holds', async () => {
    const server = await start();
    const found = await ask(
      server.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit, rolsuper, rolbypassrls
         from pg_roles where rolname = current_user`,
    );
    await server.stop();
    expect(found).toEqual({ fsync: 'on', synchronous_commit: 'on', rolsuper: false, rolbypassrls: false });
  });

  it('keeps its passwords where nobody else can read them', async () => {
    const server = await start();
    await server.stop();
    expect(statSync(join(dataFolder, 'postgres.json')).mode & 0o777).toBe(0o600);
  });

  it('comes back with what it held, at the same address', async () => {
    const first = await start();
    await ask(first.url, 'create table kept (id int)');
    await first.stop();
    const second = await start();
    const found = await ask(second.url, `select to_regclass('kept')::text as name`);
    await second.stop();
    expect(second.url).toBe(first.url);
    expect(found).toEqual({ name: 'kept' });
  });

  it('ends when the process that started it is killed', async () => {
    const other = await startElsewhere();
    expect(await ask(other.url, 'select 1 as one')).toEqual({ one: 1 });
    other.process.kill('SIGKILL');
    expect(await hasEnded()).toBe(true);
  });

  it('refuses to share its data folder with a Sluice that still runs', async () => {
    const other = await startElsewhere();
    await expect(start()).rejects.toThrow(`Sluice already runs on this data folder (process ${other.process.pid})`);
    other.process.kill('SIGKILL');
    await hasEnded();
  });

  it('starts again after everything was killed at once', async () => {
    const other = await startElsewhere();
    process.kill(serverPid(), 'SIGKILL');
    other.process.kill('SIGKILL');
    await once(other.process, 'exit');
    const server = await start();
    const found = await ask(server.url, 'select 1 as one');
    await server.stop();
    expect(found).toEqual({ one: 1 });
  });

  it('starts though its lock names a process that is somebody else by now', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(lockFile(), `${process.pid}\n`);
    const server = await start();
    await server.stop();
    expect(server.url).toBe(first.url);
  });
});
