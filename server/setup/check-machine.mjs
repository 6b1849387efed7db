import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { PlainError } from './run-plainly.mjs';

/** The Node that runs the set-up; what it sets up runs on the Node 24 from package-lock.json. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new PlainError(`Sluice needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.`);
  if (process.platform === 'win32')
    throw new PlainError('Sluice runs on Linux and macOS. On Windows, start it inside WSL.');
}

export function checkDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new PlainError(
      `The data folder ${folder} cannot be written. Make it writable, or choose another: SLUICE_DATA=/some/folder npm start`,
    );
  }
}

/** `PORT` as the person wrote it; 3000 when they did not. */
export function readPort(text = '') {
  const port = text === '' ? 3000 : Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(`PORT must be a number from 1 to 65535, not "${text}".`);
}

export async function checkPort(port) {
  const problem = await tryListening(port);
  if (problem === 'EACCES')
    throw new PlainError(`Port ${port} is reserved for root. Choose one above 1023: PORT=3001 npm start`);
  if (problem) {
    throw new PlainError(
      `Port ${port} is taken by another program (or by a Sluice that already runs). Stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
  }
}

/** The error code that listening meets, or undefined. */
function tryListening(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host: process.env.HOST || '127.0.0.1' }, () => server.close(() => resolve(undefined)));
  });
}
