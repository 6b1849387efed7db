import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { environment, root } from './checkout.mjs';

const running = new Set();
const endings = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

for (const [signal, code] of Object.entries(endings)) {
  process.on(signal, () => {
    if (running.size === 0) return;
    for (const child of running) stopGroup(child, signal);
    process.exit(code);
  });
}

/**
 * Runs a command in the checkout to its end, all its output in the log file, and resolves with the exit code. When we are
 * stopped it is stopped too, with everything it started.
 */
export function runCommand({ command, args = [], logFile, env = {} }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return new Promise((resolve, reject) => {
    const end = (settle) => {
      running.delete(child);
      log.end(settle);
    };
    child.on('error', (error) => end(() => reject(error)));
    child.on('close', (code) => end(() => resolve(code ?? 1)));
  });
}

function stopGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
