import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const startProgram = fileURLToPath(new URL('start.mjs', import.meta.url));

/** Runs what `npm start` runs, and returns what it says before it gives up. */
const startWith = (env: Record<string, string>) =>
  new Promise<{ code: number | string | null | undefined; said: string }>((resolve) => {
    const { npm_lifecycle_event: _, ...inherited } = process.env;
    execFile(process.execPath, [startProgram], { env: { ...inherited, ...env } }, (error, _stdout, stderr) => {
      resolve({ code: error?.code ?? 0, said: stderr.trim() });
    });
  });

describe('npm start', () => {
  it('names the port that is taken, and the way to another', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const { code, said } = await startWith({ PORT: String(port), HOST: '127.0.0.1' });
    other.close();
    expect(code).toBe(1);
    expect(said).toContain(`Port ${port} is taken`);
    expect(said).toContain(`PORT=${port + 1} npm start`);
  });

  it.each(['0', '65536', 'http', '3000.5'])('says that %s is no port', async (port) => {
    expect((await startWith({ PORT: port })).said).toBe(`PORT must be a number from 1 to 65535, not "${port}".`);
  });

  it('names the data folder it cannot use, without a stack', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-folder-'));
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const { said } = await startWith({ SLUICE_DATA: join(file, 'data') });
    rmSync(folder, { recursive: true });
    expect(said).toBe(
      `The data folder ${join(file, 'data')} cannot be written. Make it writable, or choose another: SLUICE_DATA=/some/folder npm start`,
    );
  });
});
