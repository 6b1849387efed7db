import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { buildPages } from '../setup/build.mjs';
import { installPeers } from './install-peers';

/**
 * `npm run test:peers`: the connectors, then a merchant's story in a browser, against the real software. Words after it choose
 * files: `npm run test:peers -- plain`, and `-- story` for the browser alone.
 */
const words = process.argv.slice(2);
const storyAlone = words.length === 1 && words[0] === 'story';
await installPeers();
if (!storyAlone) await testConnectors();
if (storyAlone || words.length === 0) await tellStories();

async function testConnectors(): Promise<void> {
  const run = await startVitest('test', words, {
    config: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    watch: false,
    include: ['server/peers/*.peer.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['server/peers/start-peers.ts'],
    // One shop serves all files, and what one test ships another must not count.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  });
  const files = run.state.getFiles();
  const passed = files.filter(({ result }) => result?.state === 'pass').length;
  console.log(`\n${passed} of ${files.length} files passed.`);
  await run.close();
}

async function tellStories(): Promise<void> {
  await buildPages();
  const playwright = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));
  const config = fileURLToPath(new URL('../tooling/playwright-peers.config.ts', import.meta.url));
  const child = spawn(process.execPath, [playwright, 'test', '--config', config], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}
