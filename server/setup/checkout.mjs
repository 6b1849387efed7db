import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
export const inCheckout = (...parts) => join(root, ...parts);

/** Where Sluice keeps what it must not lose: the embedded database and the keys. */
export const dataFolder = resolve(root, process.env.SLUICE_DATA || '.sluice');

/** Node 24 as package-lock.json pins it; the Node that runs this file may be older. */
export const pinnedNode = inCheckout('node_modules', '.bin', 'node');

/** For everything we start: the pinned Node and our tools come first, and Next.js reports nothing to anybody. */
export const environment = {
  ...process.env,
  PATH: [inCheckout('node_modules', '.bin'), process.env.PATH].join(delimiter),
  NEXT_TELEMETRY_DISABLED: '1',
};
