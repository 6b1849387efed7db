import { afterAll, beforeAll } from 'vitest';
import { provesHostilePagesGetNothing } from '../tooling/hostile-labels';
import { provesPapers } from '../tooling/label-table';
import { chromiumRenderer } from './chromium-renderer';
import type { Renderer } from './renderer';

let renderer: Renderer;
beforeAll(() => {
  renderer = chromiumRenderer();
});
afterAll(() => renderer.close());

provesPapers(() => renderer);
provesHostilePagesGetNothing(() => renderer);
