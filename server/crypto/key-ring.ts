import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Key, newKey, toKey } from './envelope';

/** The key-encryption keys: the first one wraps, all of them unwrap. */
export interface KeyRing {
  readonly active: Key;
  readonly find: (id: string) => Key | undefined;
  readonly all: readonly Key[];
}

/** The keys cannot be used. The message is for the person at the terminal. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** From the environment, or from the data folder, where the first start makes one. @throws KeyError */
export function loadKeyRing(options: {
  readonly kek?: string | undefined;
  readonly kekFile?: string | undefined;
  readonly dataFolder: string;
}): KeyRing {
  if (options.kek !== undefined) return parseKeys(options.kek, 'SLUICE_KEK');
  if (options.kekFile !== undefined) return parseKeys(readKeyFile(options.kekFile), options.kekFile);
  const file = join(options.dataFolder, 'kek');
  if (!existsSync(file)) makeKeyFile(options.dataFolder, file);
  return parseKeys(readKeyFile(file), file);
}

/** @param from where the text came from, for the message. */
export function parseKeys(text: string, from: string): KeyRing {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((part) => parseKey(part, from));
  const [active] = keys;
  if (!active) throw new KeyError(`${from} holds no key. Make one with "openssl rand -base64 32".`);
  const byId = new Map(keys.map((key) => [key.id, key]));
  return { active, find: (id) => byId.get(id), all: keys };
}

function parseKey(text: string, from: string): Key {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 32) return toKey(bytes);
  throw new KeyError(`${from} must hold 32 bytes in Base64, as "openssl rand -base64 32" prints them.`);
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KeyError(`The key file ${file} cannot be read.`, { cause });
  }
}

/** `wx`: when two processes start at once, one makes the key and the other reads it. */
function makeKeyFile(folder: string, file: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${newKey().bytes.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch (cause) {
    if (existsSync(file)) return;
    throw new KeyError(`The key cannot be written to ${file}. Make the data folder writable, or set SLUICE_KEK.`, {
      cause,
    });
  }
}
