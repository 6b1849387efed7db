import { existsSync, readFileSync } from 'node:fs';
import { inCheckout, pinnedNode } from './checkout.mjs';
import { runCommand } from './run-command.mjs';
import { PlainError } from './run-plainly.mjs';

/** Brings node_modules to what package-lock.json says; does nothing when it is there already. */
export async function installPackages() {
  if (!isInstalled()) {
    console.log('Installing packages (a minute or two, once) …');
    await runInstall();
  }
  if (existsSync(pinnedNode)) return;
  throw new PlainError(
    'Node 24 is missing from node_modules: npm was told to skip install scripts (ignore-scripts). Run "npm rebuild node --ignore-scripts=false" once.',
  );
}

/** npm keeps a lock of what it installed; packages for other machines may be missing from it. */
function isInstalled() {
  const installedLock = inCheckout('node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = readPackages(inCheckout('package-lock.json'));
  const installed = readPackages(installedLock);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return installed[path] ? installed[path].version === version : optional === true;
  });
}

const readPackages = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;

async function runInstall() {
  const logFile = inCheckout('.sluice', 'install.log');
  const code = await startNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], logFile).catch((error) => {
    if (error.code === 'ENOENT')
      throw new PlainError('npm is not installed, or not on the PATH. It comes with Node: install Node 20 or newer.');
    throw error;
  });
  if (code !== 0) throw new PlainError(explainFailure(readFileSync(logFile, 'utf8'), logFile));
}

/** The npm that started us where it did; it need not be on the PATH then. */
function startNpm(args, logFile) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? runCommand({ command: process.execPath, args: [npm, ...args], logFile })
    : runCommand({ command: 'npm', args, logFile });
}

function explainFailure(output, logFile) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i.test(output)) {
    return 'The packages could not be fetched: npm cannot reach its registry. Check the network (or the proxy settings of npm) and start again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `The packages could not be written: ${inCheckout('node_modules')} is not writable for you.`;
  }
  if (/ENOSPC/.test(output)) return 'The packages could not be written: the disk is full.';
  return `npm ci failed. The end of ${logFile}:\n${output.trim().split('\n').slice(-15).join('\n')}`;
}
