import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from './checkout.mjs';
import { runCommand } from './run-command.mjs';
import { PlainError } from './run-plainly.mjs';

const stamp = inCheckout('.next', 'built-from');
const sources = ['app', 'nodes', 'server', 'public', 'package-lock.json', 'next.config.js', 'tsconfig.json'];
const notBuilt = /\.(test|spec)\.tsx?$|\.md$|^(_e2e|tooling|bench|faults|peers|deploy|setup|node_modules)$/;

/** Runs `next build` when anything it reads has changed since the last one. Resolves with whether it had to. */
export async function buildPages() {
  const fingerprint = fingerprintSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return false;
  rmSync(stamp, { force: true });
  const logFile = inCheckout('.sluice', 'build.log');
  const code = await runCommand({ command: 'next', args: ['build'], logFile, env: { NODE_ENV: 'production' } });
  if (code !== 0) {
    throw new PlainError(
      `The pages could not be built:\n${readFileSync(logFile, 'utf8').trim().split('\n').slice(-30).join('\n')}`,
    );
  }
  writeFileSync(stamp, fingerprint);
  return true;
}

function fingerprintSources() {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, inCheckout(source));
  return hash.digest('hex');
}

function addTo(hash, path) {
  if (!existsSync(path)) return;
  const entries = listFolder(path);
  if (!entries) {
    hash.update(path).update(readFileSync(path));
    return;
  }
  for (const name of entries) {
    if (!notBuilt.test(name)) addTo(hash, join(path, name));
  }
}

/** Undefined for a file. */
function listFolder(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
