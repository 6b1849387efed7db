import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../log';
import { type KeptProcess, keepProcess } from './kept-process';

let folder = '';
let kept: KeptProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-kept-'));
});
afterEach(async () => {
  await kept?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const messages: unknown[] = [];
/** The demo's process stands for all of them: it says when it is ready and keeps its keys in a folder. */
const keepDemo = () => {
  messages.length = 0;
  kept = keepProcess({
    name: 'demo',
    file: 'sandbox/main.ts',
    args: ['--data', folder, '--quiet', '--harbour', '0', '--lantern', '0', '--store', '0'],
    log: createLog({ name: 'test', level: 'silent' }),
    onMessage: (message) => messages.push(message),
  });
  return kept;
};
const untilReady = (times: number) =>
  vi.waitFor(() => expect(messages).toHaveLength(times), { timeout: 20_000, interval: 50 });

it('starts a program of ours again when it dies', { timeout: 45_000 }, async () => {
  const { pid } = keepDemo();
  await untilReady(1);
  const first = pid();
  if (first === undefined) throw new Error('a process');
  process.kill(first, 'SIGKILL');
  await untilReady(2);
  expect(pid()).not.toBe(first);
  expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toContain('harbour');
});

it('ends it when asked, for good', { timeout: 45_000 }, async () => {
  const { pid, stop } = keepDemo();
  await untilReady(1);
  const first = pid() ?? 0;
  await stop();
  expect(() => process.kill(first, 0)).toThrow('ESRCH');
});
