import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeyError, loadKeyRing, parseKeys } from './key-ring';

let dataFolder = '';
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'sluice-keys-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

it('makes a key on the first start that only its owner can read, and finds it on the second', () => {
  const first = loadKeyRing({ dataFolder });
  expect(statSync(join(dataFolder, 'kek')).mode & 0o777).toBe(0o600);
  expect(loadKeyRing({ dataFolder }).active.id).toBe(first.active.id);
});

it('prefers the key of the environment, then the named file', () => {
  const made = loadKeyRing({ dataFolder });
  const text = Buffer.alloc(32, 7).toString('base64');
  expect(loadKeyRing({ dataFolder, kek: text }).active.id).not.toBe(made.active.id);
  writeFileSync(join(dataFolder, 'mounted'), `${text}\n`);
  expect(loadKeyRing({ dataFolder, kekFile: join(dataFolder, 'mounted') }).active.id).toBe(
    parseKeys(text, 'test').active.id,
  );
});

it('says plainly what is wrong with a key, without printing it', () => {
  const tooShort = Buffer.alloc(16, 7).toString('base64');
  expect(() => parseKeys(tooShort, 'SLUICE_KEK')).toThrow(KeyError);
  expect(() => parseKeys(tooShort, 'SLUICE_KEK')).not.toThrow(tooShort);
  expect(() => loadKeyRing({ dataFolder, kekFile: join(dataFolder, 'nowhere') })).toThrow(/cannot be read/);
});

it('never makes a new key in place of an unreadable old one', () => {
  writeFileSync(join(dataFolder, 'kek'), 'rubbish');
  expect(() => loadKeyRing({ dataFolder })).toThrow(KeyError);
  expect(readFileSync(join(dataFolder, 'kek'), 'utf8')).toBe('rubbish');
});
