import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = import.meta.dirname;

/** Fetches the peers' own packages once, about 30 s and 140 MB, into server/peers/node_modules. */
export async function installPeers(): Promise<void> {
  if (isInstalled()) return;
  console.log('Fetching the software the peer tests run against (about 30 s, once) …');
  await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder });
}

/** npm writes its own copy of the lock file last of all; it carries the versions that are there. */
function isInstalled(): boolean {
  const written = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(written)) return false;
  const wanted = /"node_modules\/@vendure\/core": \{\s+"version": "([^"]+)"/.exec(
    readFileSync(join(folder, 'package-lock.json'), 'utf8'),
  );
  return (
    wanted !== null &&
    readFileSync(written, 'utf8').includes(`"node_modules/@vendure/core": {\n      "version": "${wanted[1]}"`)
  );
}
