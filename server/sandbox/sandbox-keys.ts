import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Keys = z.object({ apiKey: z.string(), webhookSecret: z.string(), port: z.number().int() });
const SandboxKeys = z.object({ harbour: Keys, lantern: Keys, store: Keys });
export type SandboxKeys = z.infer<typeof SandboxKeys>;
export type PlaceId = keyof SandboxKeys;

const wishedPorts: Readonly<Record<PlaceId, number>> = { harbour: 4611, lantern: 4612, store: 4613 };

const keysFile = (dataFolder: string) => join(dataFolder, 'keys.json');

/** The demo's keys and ports: made once, the same ever after, so that what is connected stays connected. */
export function loadSandboxKeys(dataFolder: string): SandboxKeys {
  mkdirSync(dataFolder, { recursive: true });
  const known = readKeys(keysFile(dataFolder));
  if (known) return known;
  const keys = newSandboxKeys();
  saveSandboxKeys(dataFolder, keys);
  return keys;
}

export function saveSandboxKeys(dataFolder: string, keys: SandboxKeys): void {
  writeFileSync(keysFile(dataFolder), `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
}

export const newSandboxKeys = (): SandboxKeys => ({
  harbour: newKeys(wishedPorts.harbour),
  lantern: newKeys(wishedPorts.lantern),
  store: newKeys(wishedPorts.store),
});

const newKeys = (port: number): z.infer<typeof Keys> => ({
  apiKey: `demo_${randomBytes(18).toString('base64url')}`,
  webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
  port,
});

/** Null when there are none yet, or the file is not what we wrote: then new ones are made. */
function readKeys(file: string): SandboxKeys | null {
  try {
    return SandboxKeys.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
