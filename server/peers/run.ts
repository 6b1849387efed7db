import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { installPeers } from './install-peers';

/** `npm run test:peers`: the connectors against the real software. Words after it choose files: `npm run test:peers -- plain`. */
await installPeers();
const run = await startVitest('test', process.argv.slice(2), {
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
